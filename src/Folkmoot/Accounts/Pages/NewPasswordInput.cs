// A new password, typed twice.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Accounts.Pages;

public class NewPasswordInput
{
    [Required(ErrorMessage = "accounts.password.needed")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "accounts.password.differs")]
    public string Again { get; set; } = "";
}
