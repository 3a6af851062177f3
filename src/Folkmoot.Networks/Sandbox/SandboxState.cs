// Everything the training network's far end knows, in memory: its posts, what residents said, and its script of faults.
namespace Folkmoot.Networks.Sandbox;

/// <summary>Safe to use from several threads. Nothing outlives the process: a training network starts empty.</summary>
public sealed class SandboxState(TimeProvider clock)
{
    /// <summary>Most posts, and most items per account, that are held; older ones are forgotten first.</summary>
    public const int HeldMax = 200_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<SandboxPost> _posts = [];
    private readonly Dictionary<(string Account, Guid Key), LinkedListNode<SandboxPost>> _first = [];
    private readonly Dictionary<string, LinkedListNode<SandboxPost>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SandboxItem>> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _counts = [];
    private readonly Dictionary<string, SandboxReactions> _reactions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    /// <summary>Whether a post that asks to be accepted once is, when its account and key are already there.</summary>
    public bool RejectDuplicates { get; set; } = true;

    internal FaultScript Script { get; } = new(clock);

    /// <summary>Replaces the script of faults.</summary>
    public void Fail(params IEnumerable<SandboxFault> faults) => Script.Set(faults);

    /// <summary>How often each key was accepted, over all accounts: the figure that must be one everywhere.</summary>
    public IReadOnlyDictionary<Guid, int> Counts()
    {
        lock (_lock)
        {
            return new Dictionary<Guid, int>(_counts);
        }
    }

    /// <summary>The posts that are there now, in the order of their arrival.</summary>
    public IReadOnlyList<SandboxPost> Posts()
    {
        lock (_lock)
        {
            return [.. _posts];
        }
    }

    /// <summary>Lets residents say something to an account, in this order. The order and repeats are kept: webhooks come so too.</summary>
    public void Say(string account, params IEnumerable<SandboxItem> items)
    {
        lock (_lock)
        {
            if (!_items.TryGetValue(account, out var list))
            {
                _items[account] = list = [];
            }

            list.AddRange(items);
            if (list.Count > HeldMax)
            {
                throw new InvalidOperationException($"The training network holds at most {HeldMax} items for an account.");
            }
        }
    }

    /// <summary>What a resident said to an account under this id; null when nothing was, or when it is forgotten.</summary>
    public SandboxItem? Said(string account, string id)
    {
        lock (_lock)
        {
            return _items.GetValueOrDefault(account)?.FindLast(item => item.Id == id);
        }
    }

    /// <summary>Lets residents like, share and see a post, on top of what was before.</summary>
    public void React(string id, SandboxReactions more)
    {
        lock (_lock)
        {
            var before = _reactions.GetValueOrDefault(id, new(0, 0, 0));
            _reactions[id] = new(before.Likes + more.Likes, before.Shares + more.Shares, before.Views + more.Views);
        }
    }

    /// <summary>The network itself takes a post away, as a moderator or the holder of the account would. False: it is not there.</summary>
    public bool TakeAway(string id)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node))
            {
                return false;
            }

            Forget(node);
            _removed.Add(id);
            return true;
        }
    }

    /// <summary>Puts back posts that another process held, in this order; one that is there stays as it is.</summary>
    public void Restore(params IEnumerable<SandboxPost> posts)
    {
        lock (_lock)
        {
            foreach (var post in posts.Where(post => !_byId.ContainsKey(post.Id)))
            {
                _removed.Remove(post.Id);
                Hold(post);
            }
        }
    }

    /// <summary>Empties everything and clears the script.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _posts.Clear();
            _first.Clear();
            _byId.Clear();
            _items.Clear();
            _counts.Clear();
            _reactions.Clear();
            _removed.Clear();
        }

        Script.Set([]);
    }

    internal SandboxPost Accept(PostMessage message)
    {
        lock (_lock)
        {
            var account = message.Account ?? "";
            if (message.Once && RejectDuplicates && _first.TryGetValue((account, message.Key), out var there))
            {
                return there.Value;
            }

            var now = clock.GetUtcNow();
            var post = new SandboxPost(
                Guid.CreateVersion7(now).ToString("N"),
                account,
                message.Key,
                message.Text ?? "",
                message.Languages ?? [],
                [.. (message.Images ?? []).Select(image => new SandboxImage(image.Type ?? "", image.Sha256 ?? "", image.Bytes?.Length ?? 0, image.Alt ?? ""))],
                message.ReplyTo?.Id,
                message.CreatedAt,
                now);
            Hold(post);
            return post;
        }
    }

    internal SandboxPost? ByKey(string account, Guid key)
    {
        lock (_lock)
        {
            return _first.GetValueOrDefault((account, key))?.Value;
        }
    }

    internal SandboxPost? ById(string id)
    {
        lock (_lock)
        {
            return _byId.GetValueOrDefault(id)?.Value;
        }
    }

    /// <summary>Newest first.</summary>
    internal (IReadOnlyList<SandboxPost> Posts, bool More) Recent(string account, int skip, int take)
    {
        lock (_lock)
        {
            var page = new List<SandboxPost>(take);
            for (var node = _posts.Last; node is not null; node = node.Previous)
            {
                if (node.Value.Account == account && skip-- <= 0)
                {
                    if (page.Count == take)
                    {
                        return (page, true);
                    }

                    page.Add(node.Value);
                }
            }

            return (page, false);
        }
    }

    internal bool Remove(string account, string id)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node) || node.Value.Account != account)
            {
                return false;
            }

            Forget(node);
            _removed.Add(id);
            return true;
        }
    }

    /// <summary>Puts other words in the place of a post's; the same words again change nothing. Null: it is not there.</summary>
    internal SandboxPost? Edit(string account, string id, string text, string? note)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var node) || node.Value.Account != account)
            {
                return null;
            }

            if (node.Value.Text != text)
            {
                node.Value = node.Value with { Text = text, Note = note, EditedAt = clock.GetUtcNow() };
            }

            return node.Value;
        }
    }

    internal (IReadOnlyList<SandboxResult> There, IReadOnlyList<string> Gone) Results(string account, IReadOnlyList<string> ids)
    {
        lock (_lock)
        {
            var said = _items.GetValueOrDefault(account) ?? [];
            return ([.. ids.Where(id => _byId.TryGetValue(id, out var node) && node.Value.Account == account).Select(id =>
            {
                var reactions = _reactions.GetValueOrDefault(id, new(0, 0, 0));
                return new SandboxResult(id, reactions.Likes, reactions.Shares, said.Where(item => item.ReplyTo == id).DistinctBy(item => item.Id).Count(), reactions.Views);
            })], [.. ids.Where(_removed.Contains)]);
        }
    }

    internal (IReadOnlyList<SandboxItem> Items, int Next, bool More) Items(string account, int from, int take)
    {
        lock (_lock)
        {
            var list = _items.GetValueOrDefault(account) ?? [];
            int start = Math.Clamp(from, 0, list.Count);
            var page = list.Skip(start).Take(take).ToList();
            return (page, start + page.Count, start + page.Count < list.Count);
        }
    }

    private void Hold(SandboxPost post)
    {
        if (_posts.Count == HeldMax && _posts.First is { } oldest)
        {
            Forget(oldest);
        }

        var node = _posts.AddLast(post);
        _byId[post.Id] = node;
        _first.TryAdd((post.Account, post.Key), node);
        _counts[post.Key] = _counts.GetValueOrDefault(post.Key) + 1;
    }

    private void Forget(LinkedListNode<SandboxPost> node)
    {
        _posts.Remove(node);
        _byId.Remove(node.Value.Id);
        if (_first.GetValueOrDefault((node.Value.Account, node.Value.Key)) == node)
        {
            _first.Remove((node.Value.Account, node.Value.Key));
        }
    }
}
