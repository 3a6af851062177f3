// An array for tables that are visited at random: in pages of two megabytes where the system has them, so that finding the address is not the work.
using System.Runtime.CompilerServices;
using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;

namespace Folkmoot.Text;

/// <summary>
/// Zero when it is made, aligned to a page, freed with its owner. Whoever works with <see cref="Pointer"/> keeps the array alive until he is
/// done (<see cref="GC.KeepAlive"/>) and inside <see cref="Length"/>.
/// </summary>
internal sealed unsafe class WideArray<T> : CriticalFinalizerObject
    where T : unmanaged
{
    private const nuint Page = 2 * 1024 * 1024;

    public WideArray(int length)
    {
        nuint bytes = checked((((nuint)length * (nuint)sizeof(T)) + Page - 1) / Page * Page);
        Length = length;
        Pointer = (T*)NativeMemory.AlignedAlloc(bytes, Page);
        WideArray.WantLargePages(Pointer, bytes);
        NativeMemory.Clear(Pointer, bytes);
    }

    ~WideArray() => NativeMemory.AlignedFree(Pointer);

    public T* Pointer { get; }

    public int Length { get; }

    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Pointer, Length);
    }

    public static WideArray<T> Of(ReadOnlySpan<T> values)
    {
        var array = new WideArray<T>(values.Length);
        values.CopyTo(array.Span);
        return array;
    }
}

/// <summary>What <see cref="WideArray{T}"/> asks of the system.</summary>
internal static unsafe partial class WideArray
{
    /// <summary>Linux, madvise(2): MADV_HUGEPAGE.</summary>
    private const int LargePages = 14;

    /// <summary>A wish, not a need: where it is not granted, tables are only slower.</summary>
    public static void WantLargePages(void* address, nuint bytes)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Advise(address, bytes, LargePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint bytes, int advice);
}
