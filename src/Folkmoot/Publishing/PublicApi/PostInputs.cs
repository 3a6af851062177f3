// What programs send to the public API.
using System.ComponentModel;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.PublicApi;

/// <summary>A post as it shall be stored; what is left out is empty.</summary>
internal sealed record PostInput(
    string? Title = null,
    string? Text = null,
    IReadOnlyList<string>? Languages = null,
    [property: Description("The channels it goes to.")] IReadOnlyList<Guid>? Channels = null,
    [property: Description("Own texts of single channels.")] IReadOnlyList<VersionInput>? Versions = null,
    IReadOnlyList<ImageInput>? Images = null,
    [property: Description("To the minute; null: as soon as it is approved.")] DateTimeOffset? DueAt = null,
    [property: Description("After this it is not sent without a person's word.")] DateTimeOffset? PublishBy = null,
    [property: Description("Before this it goes nowhere, whoever asks.")] DateTimeOffset? EmbargoUntil = null,
    [property: Description("The text that it was written from, for the claim check.")] string? Source = null,
    [property: Description("For a change: the version that you read.")] int Version = 0,
    [property: Description("Of the agency's labels, which say what approval chains hold; null leaves those that it has.")] IReadOnlyList<string>? Labels = null);

internal sealed record VersionInput(Guid ChannelId, string Text);

internal sealed record ImageInput(
    Guid MediaId, string? AltText = null, string? Exemption = null,
    [property: Description("What must stay to be seen where only a part is shown.")] FocalPoint? Focus = null);

internal sealed record ApproveInput([property: Description("The hash of what was read.")] string Hash);

internal sealed record ReturnInput([property: Description("The hash of what was read.")] string Hash, string Reason);

internal sealed record WithdrawInput(string Reason);
