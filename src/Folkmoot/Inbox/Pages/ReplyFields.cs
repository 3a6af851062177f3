// What the form of an answer sends.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Inbox.Pages;

internal sealed class ReplyFields
{
    public Guid ReplyId { get; set; }

    public int Seen { get; set; }

    public Guid? Answers { get; set; }

    [Required(ErrorMessage = "inbox.error.reply-empty")]
    public string? Text { get; set; }

    [Required]
    [StringLength(35)]
    public string Language { get; set; } = "";

    public string? Then { get; set; }
}
