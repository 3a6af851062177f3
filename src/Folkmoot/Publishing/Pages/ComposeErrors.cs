// Puts what is wrong with a post at the field of the compose form where it can be put right.
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

internal static class ComposeErrors
{
    public static void Show(FormErrors errors, ComposeInput input, Texts texts, IEnumerable<Problem> problems, TimeZoneInfo zone)
    {
        foreach (var problem in problems)
        {
            var text = ProblemTexts.Write(texts, problem, zone);
            switch (problem.Part)
            {
                case PostPart.Title: errors.Add(() => input.Title, text); break;
                case PostPart.Text: errors.Add(() => input.Text, text); break;
                case PostPart.Version when input.Versions.Find(v => v.ChannelId == problem.ChannelId) is { } version: errors.Add(() => version.Text, text); break;
                case PostPart.Source: errors.Add(() => input.Source, text); break;
                case PostPart.Languages: errors.Add(() => input.Language, text); break;
                case PostPart.Targets: errors.Add(() => input.Channels, text); break;
                case PostPart.Images when problem is { Rule: "alt-missing", Args: [int place] } && input.Images.ElementAtOrDefault(place - 1) is { } image:
                    errors.Add(() => image.Alt, text);
                    break;
                case PostPart.Images: errors.Add(() => input.Files, text); break;
                case PostPart.Due: errors.Add(() => input.Due, text); break;
                case PostPart.Embargo: errors.Add(() => input.Embargo, text); break;
                case PostPart.PublishBy: errors.Add(() => input.PublishBy, text); break;
                default: errors.Add(text); break;
            }
        }
    }
}
