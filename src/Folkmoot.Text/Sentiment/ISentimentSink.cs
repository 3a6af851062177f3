// Where the features of a text go: into sums when scoring, into rows when training, into spans when explaining.
namespace Folkmoot.Text.Sentiment;

internal interface ISentimentSink
{
    /// <summary>The features that follow belong to this span, until the next call.</summary>
    void Span(int start, int length);

    /// <summary>A word, an emoji, a mark. Returns false when it is not to be counted, nor what it is part of.</summary>
    bool Word(uint hash);

    /// <summary>This word after the one before it.</summary>
    void Pair(uint hash);

    /// <summary>A piece of a word.</summary>
    void Piece(uint hash);
}
