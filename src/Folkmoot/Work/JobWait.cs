// Why a job is not done yet. Pure.
using System.Globalization;

namespace Folkmoot.Work;

internal static class JobWait
{
    public static WaitReason Of(Job job, DateTimeOffset now) =>
        job.LeaseUntil > now ? new WaitReason("work.reason.running")
        : job.LeaseUntil is not null ? new WaitReason("work.reason.lost")
        : job is { Attempts: > 0, LastError: { } error } ? new WaitReason("work.reason.failed", string.Create(CultureInfo.InvariantCulture, $"{job.Attempts}: {error}"))
        : job.WaitingFor is { } asked ? new WaitReason("work.reason.asked", asked)
        : job.DueAt > now ? new WaitReason("work.reason.later")
        : new WaitReason("work.reason.due");
}
