// A recurring post as its form sends it.
using Folkmoot.Publishing.Plan.Recurring;
using Folkmoot.Publishing.Revisions;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed class RecurringInput
{
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public Rhythm Rhythm { get; set; } = Rhythm.Weekly;

    public int? Every { get; set; } = 1;

    public List<DayOfWeek> Days { get; set => field = value ?? []; } = [];

    public int Number { get; set; } = 1;

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public TimeOnly? At { get; set; }

    public int? LeadDays { get; set; } = 7;

    public bool Submits { get; set; }

    /// <summary>A day or an end that was left open is none that a rule takes.</summary>
    internal SaveRecurring.Input For(Guid? id, Guid? postId) => new(
        id, Version, postId, Name ?? "", Title ?? "", Text ?? "",
        new Recurrence(Rhythm, Every ?? 0, Days, Number, From ?? DateOnly.MaxValue.AddYears(-Recurrence.YearsMax), Until ?? DateOnly.MinValue), At, LeadDays ?? -1, Submits);

    internal static RecurringInput Of(RecurringPost recurring)
    {
        var content = RevisionContent.Read(recurring.Content);
        return new()
        {
            Version = recurring.Version,
            Name = recurring.Name,
            Title = content.Title,
            Text = content.Text,
            Rhythm = recurring.Rhythm,
            Every = recurring.Every,
            Days = [.. recurring.Days],
            Number = recurring.Number,
            From = recurring.From,
            Until = recurring.Until,
            At = recurring.At,
            LeadDays = recurring.LeadDays,
            Submits = recurring.Submits,
        };
    }

    /// <summary>From a post: its words, and its own time and weekday where it has one.</summary>
    internal static RecurringInput Of(Post post, DateTime? local, DateOnly today)
    {
        var first = local is { } at && DateOnly.FromDateTime(at) >= today ? DateOnly.FromDateTime(at) : today.AddDays(1);
        return new()
        {
            Name = PostRow.LabelOf(post.Title, post.Text),
            Title = post.Title,
            Text = post.Text,
            Days = [first.DayOfWeek],
            Number = Math.Min(first.Day, 4),
            From = first,
            Until = first.AddMonths(6),
            At = local is { } time ? TimeOnly.FromDateTime(time) : new TimeOnly(9, 0),
        };
    }
}
