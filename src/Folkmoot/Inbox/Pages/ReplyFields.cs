// What the form of an answer sends.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Inbox.Pages;

internal sealed class ReplyFields
{
    public Guid ReplyId { get; set; }

    public int Seen { get; set; }

    public Guid? Answers { get; set; }

    /// <summary>May be empty while a suggestion is asked for; an answer without words is refused when it is sent.</summary>
    public string? Text { get; set; }

    public ReplyAssistInput Assist { get; set => field = value ?? new(); } = new();

    [Required]
    [StringLength(35)]
    public string Language { get; set; } = "";

    public string? Then { get; set; }
}
