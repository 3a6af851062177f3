// What the classifiers look at in one text: the hashes of its words and pieces, the numbers its words carry, and where each came from.
using System.Runtime.CompilerServices;

namespace Folkmoot.Text.Features;

/// <summary>
/// Filled by <see cref="FeatureReader"/>, read by every classifier, and used again for the next text, so that reading allocates nothing.
/// One belongs to one thread at a time.
/// </summary>
internal sealed class Reading
{
    /// <summary>Only the first so many tokens are read; what a social text is about is said by then, and memory stays bounded.</summary>
    public const int MostTokens = 1024;

    /// <summary>The neural layer looks at the first so many tokens.</summary>
    public const int MostPooled = 128;

    private const int MostWords = MostTokens * FeatureReader.LongestPhrase;
    private const int MostPieces = 24 * 1024;
    private const int MostClusters = MostTokens * WordTable.Levels;

    public uint[] Words { get; } = new uint[MostWords];

    public uint[] Pieces { get; } = new uint[MostPieces];

    public uint[] Clusters { get; } = new uint[MostClusters];

    /// <summary>Sums, extremes and counts over the whole text; see <see cref="DenseFeatures"/>.</summary>
    public float[] Dense { get; } = new float[DenseFeatures.Count];

    /// <summary>Each token's place in the word table, or one of its special places, in order.</summary>
    public int[] Sequence { get; } = new int[MostTokens];

    /// <summary>Each token's key in the word table.</summary>
    public uint[] Keys { get; } = new uint[MostTokens];

    public TokenTrace[] Tokens { get; } = new TokenTrace[MostTokens];

    private float[] _pooled = [];

    /// <summary>True once <see cref="Pooled"/> was asked for since the text was read.</summary>
    public bool IsPooled { get; private set; }

    public int TokenCount { get; private set; }

    public int WordCount { get; private set; }

    public int PieceCount { get; private set; }

    public int ClusterCount { get; private set; }

    public bool Full => TokenCount == MostTokens || PieceCount > MostPieces - FeatureReader.MostPiecesOfAToken;

    /// <summary>Whether there is anything in the text but names of accounts and addresses.</summary>
    public bool Says { get; set; }

    public void Clear() => (TokenCount, WordCount, PieceCount, ClusterCount, IsPooled, Says) = (0, 0, 0, 0, false, false);

    /// <summary>Room for what the neural layer finds.</summary>
    public Span<float> Pooled(int count)
    {
        IsPooled = true;
        if (_pooled.Length < count)
        {
            _pooled = new float[count];
        }

        return _pooled.AsSpan(0, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Word(uint hash) => Words[unchecked(WordCount++)] = hash;

    /// <summary>Where the next pieces go; <see cref="TakePieces"/> says how many came.</summary>
    public Span<uint> PieceRoom => Pieces.AsSpan(PieceCount);

    public void TakePieces(int count) => PieceCount += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cluster(uint hash) => Clusters[unchecked(ClusterCount++)] = hash;

    /// <summary>Closes a token: the features added since the last one are its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(int start, int length, int place, uint key)
    {
        Keys[TokenCount] = key;
        Sequence[TokenCount] = place;
        Tokens[unchecked(TokenCount++)] = new TokenTrace(start, length, WordCount, PieceCount, ClusterCount);
    }
}

/// <summary>Where a token stands in the text, and up to where the features reach that it brought.</summary>
internal readonly record struct TokenTrace(int Start, int Length, int WordsEnd, int PiecesEnd, int ClustersEnd);
