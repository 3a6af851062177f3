// What the form of a note sends.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Inbox.Pages;

internal sealed class NoteFields
{
    public Guid NoteId { get; set; }

    [Required(ErrorMessage = "inbox.error.note-empty")]
    [StringLength(Message.NoteMax, ErrorMessage = "inbox.error.note-long")]
    public string? Text { get; set; }
}
