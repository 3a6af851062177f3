// What the steps know and find out about one mention.
using Folkmoot.Text;

namespace Folkmoot.Listening;

internal sealed class Analysis(string text, string? declaredLanguage)
{
    /// <summary>As it was written; evidence is counted in it.</summary>
    public string Text { get; } = text;

    public string? DeclaredLanguage { get; } = declaredLanguage;

    /// <summary>The same length as <see cref="Text"/>, blank where addresses, names of accounts and personal numbers were.</summary>
    public string Plain { get; set; } = text;

    /// <summary>ISO 639-1; null when neither the text nor its author says.</summary>
    public string? Language { get; set; }

    public double? LanguageScore { get; set; }

    public Feeling Sentiment { get; set; } = Feeling.Unclear;

    public double NegativeScore { get; set; }

    public double NeutralScore { get; set; }

    public double PositiveScore { get; set; }

    public IReadOnlyList<Reason> Evidence { get; set; } = [];

    /// <summary>One for each of <see cref="LabelTask.All"/> that its model was asked about.</summary>
    public List<MentionLabel> Labels { get; } = [];

    public MentionLabel? Find(string task) => Labels.Find(l => l.Task == task);
}
