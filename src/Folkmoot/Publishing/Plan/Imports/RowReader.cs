// Makes a draft of a row, and names what in it cannot be understood. Pure.
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Folkmoot.Publishing.Library;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="Content">What would go out.</param>
/// <param name="Problems">What could not be understood; the checks of the content come after them.</param>
internal sealed record RowDraft(PostDraft Draft, PostContent Content, Guid? CampaignId, List<string> Tags, IReadOnlyList<Problem> Problems);

internal static class RowReader
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd H:mm", "yyyy-MM-dd'T'H:mm", "yyyy-MM-dd H:mm:ss", "yyyy-MM-dd'T'H:mm:ss"];

    public static RowDraft Read(CsvRow row, ImportHeader header, ImportWorld world)
    {
        var problems = new List<Problem>();
        if (row.Cells.Skip(header.Names.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            problems.Add(new("cells-many", true, PostPart.Whole, null, row.Cells.Count, header.Names.Count));
        }

        var (dueLocal, due) = Time(ImportHeader.Due, PostPart.Due);
        var (byLocal, by) = Time(ImportHeader.PublishBy, PostPart.PublishBy);
        var (embargoLocal, embargo) = Time(ImportHeader.Embargo, PostPart.Embargo);
        var languages = List(header.Cell(row, ImportHeader.Languages));
        var pictures = Pictures(header.Cell(row, ImportHeader.Images), world, problems);
        var draft = new PostDraft(
            header.Cell(row, ImportHeader.Title),
            header.Cell(row, ImportHeader.Text),
            languages.Count > 0 ? languages : [world.Language],
            Channels(header.Cell(row, ImportHeader.Channels), world, problems),
            [.. header.Versions.Where(v => v.Key < row.Cells.Count).Select(v => new ChannelText(v.Value, row.Cells[v.Key]))],
            [.. pictures.Select(p => new DraftImage(p.Media.Id, p.DescriptionIn(languages is [var main, ..] ? main : world.Language), null))],
            dueLocal,
            byLocal,
            Source: header.Cell(row, ImportHeader.Source),
            EmbargoLocal: embargoLocal,
            Labels: Labels(List(header.Cell(row, ImportHeader.Labels)), world, problems)).Cleaned();
        problems.AddRange(draft.Limits());
        var tags = PostTags.Read(header.Cell(row, ImportHeader.Tags));
        if (PostTags.Fault(tags) is { } fault)
        {
            problems.Add(fault);
        }

        Guid? campaignId = null;
        if (header.Cell(row, ImportHeader.Campaign) is { Length: > 0 } campaign)
        {
            campaignId = world.Campaigns.TryGetValue(Campaign.KeyOf(campaign), out var id) ? id : null;
            if (campaignId is null)
            {
                problems.Add(new("campaign-unknown", true, PostPart.Whole, null, campaign));
            }
        }

        var content = new PostContent(
            draft.Title, draft.Text, draft.Languages,
            [.. draft.Channels.Select(c => new ChannelText(c, draft.Versions.FirstOrDefault(v => v.ChannelId == c)?.Text ?? draft.Text))],
            [.. pictures.Zip(draft.Images, (p, i) => new ImageUse(p.Media, i.AltText, null))], due, by, false, embargo, draft.Labels);
        return new(draft, content, campaignId, tags, problems);

        (DateTime? Local, DateTimeOffset? At) Time(string column, PostPart part) => TimeOf(header.Cell(row, column), part, world.Zone, problems);
    }

    /// <summary>SHA-256 of what the row says, whatever the order of its columns and its line ends.</summary>
    public static string HashOf(CsvRow row, ImportHeader header)
    {
        var said = header.Places.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new[] { p.Key, header.Cell(row, p.Key).ReplaceLineEndings("\n") }).Where(p => p[1].Length > 0);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said)));
    }

    private static (DateTime? Local, DateTimeOffset? At) TimeOf(string cell, PostPart part, string zone, List<Problem> problems)
    {
        if (cell.Length == 0)
        {
            return (null, null);
        }

        if (!DateTime.TryParseExact(cell, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            problems.Add(new("time-unread", true, part, null, cell));
            return (null, null);
        }

        switch (WallClock.Resolve(local, zone))
        {
            case NeverComes skipped:
                problems.Add(new("time-skipped", true, part, null, local, skipped.Before, skipped.After));
                return (local, null);
            case ComesTwice twice:
                problems.Add(new("time-twice", false, part, null, twice.Earlier, twice.Later));
                return (local, part == PostPart.Embargo ? twice.Later : twice.Earlier);
            case AtInstant at:
                return (local, at.At);
            default:
                throw new InvalidOperationException("The wall clock gave an answer that is not known.");
        }
    }

    private static List<Guid> Channels(string cell, ImportWorld world, List<Problem> problems)
    {
        var channels = new List<Guid>();
        foreach (var name in List(cell))
        {
            switch (world.ChannelsNamed(name))
            {
                case [var one]:
                    channels.Add(one);
                    break;
                case []:
                    problems.Add(new("channel-unknown", true, PostPart.Targets, null, name, world.ChannelNames));
                    break;
                default:
                    problems.Add(new("channel-unclear", true, PostPart.Targets, null, name));
                    break;
            }
        }

        return channels;
    }

    /// <summary>Each with its description in the language of the row.</summary>
    private static List<LibraryPicture> Pictures(string cell, ImportWorld world, List<Problem> problems)
    {
        var pictures = new List<LibraryPicture>();
        foreach (var name in List(cell))
        {
            switch (world.Pictures[name.ToLowerInvariant()].ToList())
            {
                case [var one]:
                    pictures.Add(one);
                    break;
                case []:
                    problems.Add(new("picture-unknown", true, PostPart.Images, null, name));
                    break;
                default:
                    problems.Add(new("picture-unclear", true, PostPart.Images, null, name));
                    break;
            }
        }

        return [.. pictures.DistinctBy(p => p.Media.Id)];
    }

    /// <summary>As the agency writes them, whatever their capitals in the file.</summary>
    private static List<string>? Labels(List<string> names, ImportWorld world, List<Problem> problems)
    {
        var known = names.ConvertAll(n => world.Labels.FirstOrDefault(l => l.Equals(n, StringComparison.OrdinalIgnoreCase)));
        problems.AddRange(names.Where((_, i) => known[i] is null).Select(n => new Problem("label-unknown", true, PostPart.Whole, null, n)));
        return known.OfType<string>().ToList() is { Count: > 0 } found ? found : null;
    }

    private static List<string> List(string cell) => [.. cell.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
