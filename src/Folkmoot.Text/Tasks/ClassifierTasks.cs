// The classifiers that are shipped: what each is for and how it is fitted.
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Tasks;

internal static class ClassifierTasks
{
    private const string Posts = "research use of posts; weights only are shipped";

    private static readonly TrainingSource Examples = new("The project's own examples of messages to a city, in English and Spanish", "EUPL-1.2", "Training");

    private static readonly TrainingSource Shared = new("folkmoot-words", "EUPL-1.2", "Clusters, lexicons and neural layer; see its card");

    public static IReadOnlyList<ClassifierTask> All { get; } =
    [
        new(
            "sentiment",
            "Sentiment of short texts in English",
            "Says whether a post or message is negative, neutral or positive, to show how opinion goes over time and to order an inbox. Not for judging a single person, and not for removing a post.",
            ["negative", "positive", "neutral"],
            ["en"],
            data => TaskData.TweetEval(data, "sentiment"),
            new ClassifierOptions(new FeatureOptions(RarestPiece: 3), 0.5, Balanced: true, Neural: 0.5f, ErrorRate: 0.25, TableBits: 18),
            [new("TweetEval sentiment (SemEval-2017 4A), 47,662 posts", Posts, "Training"), Shared],
            [
                "Every label was made to count the same: where most posts are neutral, more of them are called positive or negative than is right.",
                "Irony is read as it is written; see the model for irony.",
                "People agree with each other on about four such posts in five; no model can be more certain than that.",
            ]),
        new(
            "emotion",
            "Emotion of short texts in English",
            "Says which of four emotions a post that has one expresses, to show what moves people. Not for judging a single person.",
            ["anger", "optimism", "sadness", "joy"],
            ["en"],
            data => TaskData.TweetEval(data, "emotion"),
            new ClassifierOptions(new FeatureOptions(), 0.5, Balanced: true, Neural: 0.5f, ErrorRate: 0.2, Bayes: 0.3f),
            [new("TweetEval emotion (SemEval-2018 1), 3,257 posts", Posts, "Training"), Shared],
            ["It knows only these four and always names one: read it only for posts whose sentiment is not neutral.", "Optimism is rare in the training rows and is found least surely."]),
        new(
            "irony",
            "Irony in short texts in English",
            "Warns that a post may not mean what it says, so that its sentiment is read with care.",
            ["irony", "not-irony"],
            ["en"],
            data => TaskData.TweetEval(data, "irony"),
            new ClassifierOptions(new FeatureOptions(), 0.5, Balanced: false, Neural: 0.5f, ErrorRate: 0.3, Bayes: 0.8f),
            [new("TweetEval irony (SemEval-2018 3A), 2,862 posts", Posts, "Training"), Shared],
            ["Irony lives in what writer and reader both know; words alone show about two thirds of it. Use it as a hint, never as a reason."]),
        new(
            "offensive",
            "Offensive language in short texts in English",
            "Marks posts with insults, threats or profanity, so that a person can look at them first. It never hides or removes anything.",
            ["offensive", "not-offensive"],
            ["en"],
            data => TaskData.TweetEval(data, "offensive"),
            new ClassifierOptions(new FeatureOptions(), 0.7, Balanced: false, Neural: 0.5f, ErrorRate: 0.2, Bayes: 0.3f),
            [new("TweetEval offensive (OLID), 11,916 posts", Posts, "Training"), Shared],
            ["Profanity among friends, quoted insults and reclaimed words are often marked; dialects of minorities more often than the standard. In the United States offence alone is no ground for moderating speech on a government page."]),
        new(
            "hate",
            "Hate speech against women and immigrants in English",
            "Marks posts that may attack women or immigrants, for a person to look at. It never hides or removes anything, and its figures do not carry over to other groups or places.",
            ["hate", "not-hate"],
            ["en"],
            data => TaskData.TweetEval(data, "hate"),
            new ClassifierOptions(new FeatureOptions(), 1, Balanced: false, Neural: 0.5f, ErrorRate: 0.2, Precision: 0.9),
            [new("TweetEval hate (SemEval-2019 5), 9,000 posts", Posts, "Training"), Shared],
            [
                "The known test of this task differs from its training rows: models that do well here mark far too much there. The label is therefore given only at a score that was right nine times in ten on the validation rows; many hateful posts are not marked.",
                "Words that name a group are not hate; a post that defends immigrants in the words of those who attack them may still be marked.",
            ]),
        new(
            "sentiment-world",
            "Sentiment of short texts in six more languages",
            "The same as the model for English, for Arabic, French, German, Italian, Portuguese and Spanish.",
            ["negative", "positive", "neutral"],
            ["ar", "de", "es", "fr", "it", "pt"],
            TaskData.SentimentWorld,
            new ClassifierOptions(new FeatureOptions(RarestWord: 1), 1, Balanced: true, Neural: 0, ErrorRate: 0.3, TableBits: 20),
            [new("UMSAB, 1,839 posts of each of six languages", "Apache-2.0 repository; research posts; weights only are shipped", "Training"), Shared],
            ["Quality differs by language: read the language's own line of the metrics before you rely on it.", "Hindi in Latin letters is only guessed at, by words that other languages and the lexicons share: the labels of the rows at hand contradict their texts, so there is nothing to learn from or to state. No label is given for it."]),
        new(
            "crisis",
            "Posts that inform about a disaster",
            "Finds the posts in a disaster that carry information one can act on, among sympathy, jokes and other things.",
            ["informative", "other"],
            ["en", "es", "it", "pt"],
            data => TaskData.Crisis(data, category: false),
            new ClassifierOptions(new FeatureOptions(RarestPiece: 3), 2, Balanced: false, Neural: 0, ErrorRate: 0.15, TableBits: 18, Prefers: true),
            [new("CrisisLex T26, 19,088 posts in twenty disasters", "MIT", "Training"), Shared],
            ["The figures are for disasters that the model had not seen (cross-validation that leaves whole events out).", "Most of the training posts are in English; those in other languages come from single events."]),
        new(
            "crisis-category",
            "What a post in a disaster is about",
            "Sorts posts in a disaster: people affected, infrastructure, donations and help, caution and advice, sympathy, other useful information, not applicable.",
            ["affected", "caution", "donations", "infrastructure", "not-applicable", "sympathy", "other-information"],
            ["en", "es", "it", "pt"],
            data => TaskData.Crisis(data, category: true),
            new ClassifierOptions(new FeatureOptions(RarestPiece: 3), 2, Balanced: false, Neural: 0, ErrorRate: 0.25, TableBits: 18, Prefers: true),
            [new("CrisisLex T26, 16,860 posts in twenty disasters with an information type", "MIT", "Training"), Shared],
            ["The figures are for disasters that the model had not seen.", "A request for rescue has no label of its own in the training rows; the model for urgency looks for it."]),
        new(
            "urgency",
            "How urgent a message to a city is",
            "Orders an inbox: a life in danger, a service that is out, or routine. A person sees every message; the label only decides which one first.",
            ["life-safety", "service-outage", "routine"],
            ["en", "es"],
            _ => TaskData.Examples("urgency"),
            new ClassifierOptions(new FeatureOptions(RarestWord: 1, RarestPiece: 1, Dense: 0.3f), 0.02, Balanced: true, Neural: 0, ErrorRate: 0.15, Recall: 0.85, TableBits: 17),
            [Examples, Shared],
            ["Trained on messages that the project wrote itself, not on the messages of a real city: correct it where it is wrong, and watch what it calls routine.", "The score of a life in danger is raised until 85 in 100 of such messages among the validation rows are found, so that some routine messages come first as well. Scores order an inbox; they are not probabilities.", "It does not replace an emergency number and must not be presented as one."]),
        new(
            "kind",
            "What a message wants",
            "Says whether a message asks, requests, complains, praises or passes on a rumour, to order and count.",
            ["question", "request", "complaint", "praise", "rumour", "other"],
            ["en", "es"],
            _ => TaskData.Examples("kind"),
            new ClassifierOptions(new FeatureOptions(RarestWord: 1, RarestPiece: 1, Dense: 0.3f), 0.02, Balanced: true, Neural: 0, ErrorRate: 0.1),
            [Examples, Shared],
            ["Trained on messages that the project wrote itself.", "A rumour is a claim passed on as hearsay; whether it is true the model cannot know."]),
        new(
            "topic",
            "Which service of a city a message is about",
            "A starter set of city services, to route messages until the agency has trained topics from its own examples.",
            [.. TaskData.Examples("topics").Train.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal)],
            ["en", "es"],
            _ => TaskData.Examples("topics"),
            new ClassifierOptions(new FeatureOptions(RarestWord: 1, RarestPiece: 1, Clusters: 0.4f, Dense: 0), 0.1, Balanced: true, Neural: 0, ErrorRate: 0.1),
            [Examples, Shared],
            ["Trained on messages that the project wrote itself; a service that is not in the set is given to the nearest one or to none."]),
    ];
}
