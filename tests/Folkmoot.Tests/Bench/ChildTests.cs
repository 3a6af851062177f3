// Programs that are measured: their files, their processor time, their lines.
using Folkmoot.Bench.Measuring;
using Folkmoot.Tests.Infrastructure;

namespace Folkmoot.Tests.Bench;

/// <summary>Alone: the kernel adds up the time of all children, and other tests have some too.</summary>
[CollectionDefinition(nameof(ChildTests), DisableParallelization = true)]
[Collection(nameof(ChildTests))]
public sealed class ChildTests
{
    [Fact]
    public async Task A_child_is_charged_with_its_own_processor_time_and_its_files_are_joined()
    {
        var folder = RunFolder.NewFolder("child");
        var (input, output) = (Path.Combine(folder, "in"), Path.Combine(folder, "out"));
        await File.WriteAllTextAsync(input, "hello\n");
        var busy = await Child.RunAsync(["sh", "-c", "cat; echo fault >&2; i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; exit 3"], input, output, core: null, CancellationToken.None);
        var idle = await Child.RunAsync(["sleep", "0.3"], "/dev/null", output + "2", core: null, CancellationToken.None);

        (await File.ReadAllTextAsync(output)).ShouldBe("hello\n");
        (busy.Status, busy.Errors).ShouldBe((3, "fault"));
        idle.WallSeconds.ShouldBeGreaterThan(0.29);
        idle.CpuSeconds.ShouldBeLessThan(0.2);
        busy.CpuSeconds.ShouldBeGreaterThan(idle.CpuSeconds);
    }

    [Fact]
    public async Task A_program_that_answers_fewer_lines_than_it_was_given_messages_is_at_fault()
    {
        var folder = RunFolder.NewFolder("child");
        var (input, output) = (Path.Combine(folder, "in"), Path.Combine(folder, "out"));
        await File.WriteAllLinesAsync(input, ["a", "b", "c"]);
        (await Child.SampleAsync(["head", "-n", "2"], input, output, 3, CancellationToken.None)).ShouldBe(new Fault("wrote 2 lines for 3 messages"));
        (await Child.SampleAsync(["cat", "/nowhere"], input, output, 3, CancellationToken.None)).ShouldBeOfType<Fault>().Why.ShouldStartWith("ended with 1: cat:");
    }
}
