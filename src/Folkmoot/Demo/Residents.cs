// Residents of the training network: they answer new posts and thank for answers, so that a newcomer sees the loop turn.
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Demo;

/// <param name="seed">Of who says what; a fixed one in tests.</param>
internal sealed class Residents(SandboxState network, DemoResidents lines, TimeProvider clock, int seed)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SecondAfter = TimeSpan.FromSeconds(11);

    private readonly Random _random = new(seed);
    private readonly Random _reactions = new(seed + 1);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<(string Author, string Root)> _thanked = [];
    private readonly List<(DateTimeOffset Due, SandboxItem Item)> _meant = [];

    /// <summary>What is there already is old news.</summary>
    public void Arrive() => _seen.UnionWith(network.Posts().Select(p => p.Id));

    /// <summary>Looks around once: thinks of answers to what is new, and says those for which it is time.</summary>
    public void LookAround()
    {
        var now = clock.GetUtcNow();
        foreach (var post in network.Posts().Where(p => p.Account == TrainingNetwork.Account && _seen.Add(p.Id)))
        {
            Think(post, now);
        }

        var due = _meant.Where(m => m.Due <= now).OrderBy(m => m.Due).ToList();
        _meant.RemoveAll(m => m.Due <= now);
        network.Say(TrainingNetwork.Account, due.Select(m => m.Item with { At = now }));
        foreach (var item in due.Select(m => m.Item))
        {
            network.React(item.ReplyTo!, new SandboxReactions(_reactions.Next(1, 5), _reactions.Next(3), _reactions.Next(20, 90)));
        }
    }

    private void Think(SandboxPost post, DateTimeOffset now)
    {
        if (post.ReplyTo is { } answered)
        {
            // Whoever was answered says thank you, once in a thread; who is not known any more says nothing.
            if (network.Said(TrainingNetwork.Account, answered) is { } said && _thanked.Add((said.AuthorId, said.Root ?? said.Id)))
            {
                var thanks = lines.Thanks[_random.Next(lines.Thanks.Count)];
                Mean(now + FirstAfter, said.Author, said.AuthorId, thanks, post.Id, said.Root ?? said.Id);
            }

            return;
        }

        var first = _random.Next(lines.Opinions.Count);
        var second = (first + 1 + _random.Next(lines.Opinions.Count - 1)) % lines.Opinions.Count;
        Mean(now + FirstAfter, lines.Opinions[first].Author, lines.Opinions[first].Handle, lines.Opinions[first].Text, post.Id, post.Id);
        Mean(now + SecondAfter, lines.Opinions[second].Author, lines.Opinions[second].Handle, lines.Opinions[second].Text, post.Id, post.Id);
    }

    private void Mean(DateTimeOffset due, string author, string handle, string text, string replyTo, string root) => _meant.Add((due, new SandboxItem(
        Guid.CreateVersion7(due).ToString("N"), IncomingKind.Reply, handle, author, text, due, ReplyTo: replyTo, Root: root)));
}
