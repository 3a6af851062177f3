// Settings of the workers.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Work;

internal sealed class WorkOptions
{
    /// <summary>Jobs that run at the same time in one process.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Jobs taken by one claim.</summary>
    [Range(1, 500)]
    public int Batch { get; set; } = 50;

    /// <summary>How long a claim holds without a sign of life, in seconds.</summary>
    [Range(1, 3_600)]
    public double LeaseSeconds { get; set; } = 60;

    /// <summary>How often an idle worker looks, in seconds; work of the same process wakes it at once.</summary>
    [Range(0.05, 60)]
    public double PollSeconds { get; set; } = 1;

    /// <summary>How long before it is due a rush is got ready, in seconds: more jobs than one claim takes that fall due in the same instant. 0: never.</summary>
    [Range(0, 300)]
    public double AheadSeconds { get; set; } = 30;

    /// <summary>How long finished jobs are kept, in days.</summary>
    [Range(1, 365)]
    public int KeepDoneDays { get; set; } = 7;
}
