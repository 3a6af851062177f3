// Learns intents with node-nlp: node node-nlp.mjs train MODEL <examples; and tells them: node node-nlp.mjs predict MODEL <in >out.
import { createInterface } from 'node:readline';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answerLines } from './lines.mjs';

const { NlpManager } = createRequire(import.meta.url)('node-nlp');
const language = 'en';
const [role, model] = process.argv.slice(2);
// Only intents are compared, so nothing else is asked for.
const manager = new NlpManager({ languages: [language], autoSave: false, nlu: { log: false }, calculateSentiment: false });

if (role === 'train') {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { text, intent } = JSON.parse(line);
    manager.addDocument(language, text, intent);
  }

  await manager.train();
  writeFileSync(`${model}.part`, manager.export());
  renameSync(`${model}.part`, model);
} else {
  manager.import(readFileSync(model, 'utf8'));
  await answerLines(async row => {
    const { intent, score } = await manager.process(language, row.text);
    return { intent, score };
  });
}
