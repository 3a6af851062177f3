// The corrections set: every label of a mention that a person corrected, read from the decision log, with personal data masked.
using System.Text.RegularExpressions;
using Folkmoot.Storage;
using Folkmoot.Text.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

/// <param name="Task">As <c>folkmoot train</c> names it.</param>
internal sealed record Correction(string Text, string Label, string Task, string? Language);

internal sealed partial class ExportCorrections(StoreDb db)
{
    private const string Prefix = "listening.";

    /// <summary>The tasks whose labels can be corrected, each with a model of its own.</summary>
    public static readonly IReadOnlyList<string> Tasks = [LabelTask.Sentiment, Steps.World, .. LabelTask.All.Select(t => t.Name)];

    /// <summary>Oldest first. The text is read where it is: what was erased is not in the set either.</summary>
    /// <param name="task">Null for all.</param>
    public async IAsyncEnumerable<Correction> RunAsync(string? task, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows =
            from d in db.Decisions.AsNoTracking()
            where d.Subject == CorrectSentiment.Subject && d.OverriddenLabel != null && d.Purpose.StartsWith(Prefix)
            join m in db.Mentions on d.SubjectId equals m.Id
            orderby d.OverriddenAt, d.Id
            select new { m.Text, m.Language, d.Purpose, Label = d.OverriddenLabel! };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var named = row.Purpose[Prefix.Length..];
            named = named == LabelTask.Sentiment ? Steps.SentimentStep(row.Language) : named;
            if (task is null || named == task)
            {
                yield return new Correction(Mask(row.Text), row.Label, named, row.Language);
            }
        }
    }

    /// <summary>Personal data and the names of accounts are no part of what a label is learnt from.</summary>
    private static string Mask(string text) => Account().Replace(Masking.Mask(text).Text, "@user");

    [GeneratedRegex(@"(?<!\w)@[\w.-]*\w(?:@[\w.-]+\w)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Account();
}
