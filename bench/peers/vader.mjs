// Scores the "text" of each line of JSON Lines with VADER: node vader.mjs <in >out. One line of answers for each line.
import { createRequire } from 'node:module';
import { answerLines } from './lines.mjs';

const { SentimentIntensityAnalyzer } = createRequire(import.meta.url)('vader-sentiment');

await answerLines(row => SentimentIntensityAnalyzer.polarity_scores(row.text));
