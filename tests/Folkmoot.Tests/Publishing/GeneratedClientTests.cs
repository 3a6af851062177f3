// A client that NSwag makes from the running program's own description works against it: names, types and refusals are what a programmer would expect.
using Folkmoot.Accounts;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Accounts.People;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Tests.Publishing;

public sealed class GeneratedClientTests
{
    /// <summary>Written as somebody outside would write it; what does not hold is an exception with words.</summary>
    private const string Use = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;
        using Folkmoot.Client;

        public static class Program
        {
            public static async Task<string> RunAsync(string address, string writerKey, string approverKey, Guid channel, byte[] picture)
            {
                var writer = Client(address, writerKey);
                var approver = Client(address, approverKey);

                Hold((await writer.ListChannelsAsync()).Single(c => c.Id == channel).CanSend, "the channel can send");
                MediaResource image = await writer.UploadImageAsync("image", new FileParameter(new MemoryStream(picture), "map.png", "image/png"));
                Hold(image is { MediaType: "image/png", Width: 40, Height: 30 }, "the image is read");
                Hold((await writer.UploadImageAsync("image", new FileParameter(new MemoryStream(picture), "map.png", "image/png"))).Id == image.Id, "an upload is repeated without harm");
                Hold((await writer.ReadImageAsync(image.Id)).Sha256 == image.Sha256, "the image is there");
                var wrong = await RefusalAsync(() => writer.UploadImageAsync("text", new FileParameter(new MemoryStream(new byte[40]), "map.png", "image/png")), 422);
                Hold(wrong.Reason == "image-wrong" && wrong.Problems!.Single().Part == "images", "what is no image is refused");

                var input = new PostInput
                {
                    Text = "The ferry runs again.",
                    Languages = new[] { "en" },
                    Channels = new[] { channel },
                    Images = new[] { new ImageInput { MediaId = image.Id, AltText = "A map of the crossing" } },
                };
                PostResource draft = await writer.CreatePostAsync("one", input);
                Hold((await writer.CreatePostAsync("one", input)).Id == draft.Id, "a write is done once");
                Hold(draft.State == PostResourceState.Draft && draft.Targets.Single().State is null && draft.DueAt is null, "a draft is a draft");
                Hold(draft.Images.Single().AltText == "A map of the crossing", "the image has its description");

                var reused = await RefusalAsync(() => writer.CreatePostAsync("one", new PostInput { Text = "Another." }), 422);
                Hold(reused.Reason == "key-reused" && reused.Detail!.Length > 0, "the refusal has a reason");
                var empty = await writer.CreatePostAsync("two", new PostInput { Text = "" });
                var faulty = await RefusalAsync(() => writer.SubmitPostAsync(empty.Id, "three"), 422);
                Hold(faulty.Problems!.Any(p => p.Blocks && p.Message.Length > 0), "the problems are told");

                PostResource submitted = await writer.SubmitPostAsync(draft.Id, "four");
                Hold(submitted.State == PostResourceState.InReview, "a word with a hyphen is read");
                await RefusalAsync(() => writer.ApprovePostAsync(draft.Id, "five", new ApproveInput { Hash = submitted.Hash }), 403);
                Hold((await RefusalAsync(() => approver.ApprovePostAsync(draft.Id, "six", new ApproveInput { Hash = "old" }), 409)).Reason == "ChangedMeanwhile", "what was not read is not approved");
                PostResource approved = await approver.ApprovePostAsync(draft.Id, "seven", new ApproveInput { Hash = submitted.Hash });
                Hold(approved.State == PostResourceState.Approved && approved.Targets.Single().State == TargetResourceState.Waiting, "it is approved");
                Hold(approved.Approvals.Single() is { Verdict: ApprovalResourceVerdict.Approved, Person: not null, For: null }, "by a person who stood in for nobody");
                Hold((await writer.ListPostsAsync("approved", channel, null, 1)).Items.Single().Id == draft.Id, "the list finds it");
                await RefusalAsync(() => writer.ReadPostAsync(Guid.Empty), 404);
                Hold((await writer.ReadPostAsync(draft.Id)).Version == approved.Version, "results are read");
                Hold((await writer.WithdrawPostAsync(draft.Id, "eight", new WithdrawInput { Reason = "Cancelled." })).State == PostResourceState.Withdrawn, "it is taken back");
                var results = await writer.ListResultsAsync(null, null, channel, null, null, null, "likes", 1);
                Hold(results.Results.Count == 0 && results.Totals is { Posts: 0, Likes: null }, "nothing told is nothing known");
                await RefusalAsync(() => writer.ListResultsAsync(null, null, null, null, null, null, "nonsense", 1), 400);
                await RefusalAsync(() => Client(address, "folkmoot_no").ListPostsAsync(null, null, null, null), 401);
                await RefusalAsync(() => writer.ListWebhooksAsync(), 403);
                return "done";
            }

            private static FolkmootClient Client(string address, string key)
            {
                var http = new HttpClient { BaseAddress = new Uri(address) };
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
                return new FolkmootClient(http);
            }

            private static async Task<Refusal> RefusalAsync(Func<Task> act, int status)
            {
                try
                {
                    await act();
                }
                catch (ApiException<Refusal> refused) when (refused.StatusCode == status)
                {
                    return refused.Result;
                }

                throw new InvalidOperationException($"It was not refused with {status}.");
            }

            private static void Hold(bool holds, string what)
            {
                if (!holds)
                {
                    throw new InvalidOperationException("Not so: " + what);
                }
            }
        }
        """;

    [DatabaseTheory]
    public async Task A_generated_client_writes_submits_approves_and_reads_and_gets_typed_refusals(Engine engine)
    {
        await using var site = await DeskSite.OpenAsync(engine, [], [Role.Administrator]);
        using var anybody = TestHttp.Plain(site.Address.ToString());
        var client = await GeneratedClient.CompileAsync(await anybody.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative)), Use);
        var run = (Task<string>)client.GetType("Program")!.GetMethod("RunAsync")!.Invoke(
            null, [site.Address.ToString(), await KeyAsync(site, Role.Author), await KeyAsync(site, Role.Approver), site.ChannelId, Pixels.Png(40, 30, 1)])!;
        (await run).ShouldBe("done");
        (await site.InAsync((StoreDb db) => db.MediaFiles.CountAsync())).ShouldBe(1);
        (await site.InAsync((StoreDb db) => db.Posts.CountAsync())).ShouldBe(2);
    }

    private static async Task<string> KeyAsync(DeskSite site, Role role)
    {
        var person = (await site.AsAsync(site.AgencyId, Guid.Empty, [], (AddPerson add) => add.RunAsync(
            new(site.AgencyId, "Noor Haddad", $"{role}@example.org", "seven blue lanterns drift", [role]), default))).Required.Id;
        return (await site.AsAsync(site.AgencyId, person, [role], (CreateApiKey create) => create.RunAsync(
            new("robot", [Right.PostsRead, Right.PostsWrite, Right.PostsApprove, Right.ChannelsRead], 30), default))).Required.Secret!;
    }
}
