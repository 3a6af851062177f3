// What can go wrong between us and a large model, each told to people in its own words.
namespace Folkmoot.Drafting.Protocol;

/// <summary>Stored by name: never rename. Each has a text <c>drafting.fault.NAME</c>.</summary>
internal enum Fault
{
    /// <summary>No connection, no such name, no TLS.</summary>
    Unreachable,

    /// <summary>The name leads into a house, which the operator has not allowed.</summary>
    PrivateAddress,

    /// <summary>The key is wrong or may not do this.</summary>
    KeyRefused,

    /// <summary>There is no such endpoint or model.</summary>
    NotThere,

    /// <summary>The far end asks for patience.</summary>
    Busy,

    /// <summary>The far end has trouble of its own.</summary>
    FarEndFailed,

    /// <summary>The far end did not understand or accept the request.</summary>
    Rejected,

    /// <summary>The model declined to answer, or a filter of the far end did.</summary>
    Declined,

    /// <summary>What came is no answer of a model.</summary>
    Unreadable,

    /// <summary>The answer broke off.</summary>
    Cut,

    /// <summary>Not one word came in time.</summary>
    SlowStart,

    /// <summary>The answer did not end in time.</summary>
    TooSlow,

    /// <summary>The answer was larger than we read.</summary>
    TooLarge,

    /// <summary>The answer had no words.</summary>
    Empty,

    /// <summary>Switched off while it was being answered.</summary>
    SwitchedOff,

    /// <summary>The person did not wait.</summary>
    Cancelled,

    /// <summary>The program ended while it was being answered.</summary>
    Interrupted,
}

/// <param name="detail">The far end's own words, cut to a line; never shown as anything but text.</param>
internal sealed class ModelFault(Fault fault, string detail = "", Exception? inner = null) : Exception($"{fault}: {detail}", inner)
{
    public const int DetailMax = 300;

    public Fault Fault { get; } = fault;

    public string Detail { get; } = Line(detail);

    private static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= DetailMax ? line : line[..DetailMax];
    }
}
