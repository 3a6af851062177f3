// What the columns of a file of posts are called, and in which place each stands. Pure.
namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="Places">Place of each column by its name.</param>
/// <param name="Versions">Places of the columns with texts for single channels.</param>
internal sealed record ImportHeader(IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> Places, IReadOnlyDictionary<int, Guid> Versions)
{
    public const string Title = "title";
    public const string Text = "text";
    public const string Languages = "languages";
    public const string Channels = "channels";
    public const string Due = "due";
    public const string PublishBy = "publish by";
    public const string Embargo = "embargo";
    public const string Labels = "labels";
    /// <summary>Titles of pictures of the media library.</summary>
    public const string Images = "images";

    public const string Campaign = "campaign";
    public const string Tags = "tags";
    public const string Source = "source";

    /// <summary>Before a channel's name: the text for that channel alone.</summary>
    public const string VersionPrefix = "text: ";

    /// <summary>Written by <see cref="ImportFiles"/> beside what is wrong, and not read.</summary>
    public static readonly IReadOnlyList<string> Remarks = ["row", "problems"];

    public static readonly IReadOnlyList<string> All = [Title, Text, Languages, Channels, Due, PublishBy, Embargo, Labels, Images, Campaign, Tags, Source];

    public static (ImportHeader? Header, ImportFault? Fault) Read(IReadOnlyList<string> cells, ImportWorld world)
    {
        var (places, versions) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<int, Guid>());
        for (var place = 0; place < cells.Count; place++)
        {
            var name = NameOf(cells[place]);
            if (name.Length == 0 || Remarks.Contains(name))
            {
                continue;
            }

            if (name.StartsWith("text:", StringComparison.Ordinal))
            {
                if (world.ChannelsNamed(name[5..].Trim()) is not [var channel])
                {
                    return (null, new("publishing.import.fault.channel", cells[place].Trim(), world.ChannelNames));
                }

                versions[place] = channel;
            }
            else if (!All.Contains(name))
            {
                return (null, new("publishing.import.fault.column", cells[place].Trim(), string.Join(", ", All)));
            }

            if (!places.TryAdd(name, place))
            {
                return (null, new("publishing.import.fault.twice", cells[place].Trim()));
            }
        }

        return places.ContainsKey(Text) ? (new(cells, places, versions), null) : (null, new("publishing.import.fault.text", Text));
    }

    public string Cell(CsvRow row, string column) => Places.TryGetValue(column, out var place) && place < row.Cells.Count ? row.Cells[place].Trim() : "";

    /// <summary>The column that a problem is in; empty for the row as a whole.</summary>
    public static string ColumnOf(Problem problem, ImportWorld world) => problem.Rule switch
    {
        "tags-wrong" => Tags,
        "campaign-unknown" => Campaign,
        "label-unknown" => Labels,
        _ => problem.Part switch
        {
            PostPart.Title => Title,
            PostPart.Text => Text,
            PostPart.Version when problem.ChannelId is { } id && world.Channels.TryGetValue(id, out var channel) => VersionPrefix + channel.Name,
            PostPart.Images => Images,
            PostPart.Languages => Languages,
            PostPart.Source => Source,
            PostPart.Targets => Channels,
            PostPart.Due => Due,
            PostPart.PublishBy => PublishBy,
            PostPart.Embargo => Embargo,
            _ => "",
        },
    };

    private static string NameOf(string cell)
    {
        var name = cell.Trim().ToLowerInvariant();
        return name.StartsWith("text:", StringComparison.Ordinal) ? name : name.Replace('-', ' ').Replace('_', ' ');
    }
}
