using System.Globalization;

namespace Messaging.Binding;

/// <summary>The rows of one request that cannot be read, each by the first fault that was found in it.</summary>
internal sealed class RowFaults
{
    /// <summary>Far more rows than one request should bring; beyond it the request as a whole is refused.</summary>
    public const int MaxRows = 100_000;

    private readonly List<RowFault> _faults = [];

    public IReadOnlyList<RowFault> All => _faults;

    public bool IsFull => _faults.Count >= MaxRows;

    public static string TooMany { get; } =
        string.Create(CultureInfo.InvariantCulture, $"More than {MaxRows} rows cannot be read; nothing of the request was taken.");

    /// <summary>Adds a fault of the row that is being read; a further one of the same row is not told.</summary>
    public void Add(RowFault fault)
    {
        if (_faults is not [.., var last] || last.Row != fault.Row)
            _faults.Add(fault);
    }
}
