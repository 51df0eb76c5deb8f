using System.Runtime.Serialization;
using Messaging.Binding;
using ServiceStack;

namespace Messaging.Tests.Binding;

/// <summary>Takes the rows that can be read, and is told of the others.</summary>
[DataContract]
public sealed class KeepRows : IReturn<KeepRowsResponse>
{
    [DataMember(Name = "data", Order = 1)]
    public List<KeptRow> Data { get; set; } = [];

    [DataMember(Name = "note", Order = 2)]
    public int? Note { get; set; }
}

[DataContract]
public sealed class KeptRow
{
    [DataMember(Name = "name", Order = 1)]
    public string Name { get; set; } = "";

    [DataMember(Name = "day", Order = 2)]
    public DateOnly Day { get; set; }

    [DataMember(Name = "price", Order = 3)]
    public decimal? Price { get; set; }

    [DataMember(Name = "volume", Order = 4)]
    public long Volume { get; set; }
}

[DataContract]
public sealed class KeepRowsResponse : IHasResponseStatus
{
    [DataMember(Name = "rows", Order = 1)]
    public int Rows { get; set; }

    [DataMember(Name = "names", Order = 2)]
    public string Names { get; set; } = "";

    [DataMember(Name = "faults", Order = 3)]
    public List<string> Faults { get; set; } = [];

    [DataMember(Name = "responseStatus", Order = 4)]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>What the host hands from the receiver to the service, within one request.</summary>
public sealed class KeptFaults
{
    public Dictionary<object, IReadOnlyList<RowFault>> ByRequest { get; } = new(ReferenceEqualityComparer.Instance);
}

public sealed class RowFaultServices(KeptFaults faults) : IService
{
    public KeepRowsResponse Post(KeepRows request) => new()
    {
        Rows = request.Data.Count,
        Names = string.Concat(request.Data.Select(row => row.Name)),
        Faults = [.. faults.ByRequest.GetValueOrDefault(request, []).Select(fault => FormattableString.Invariant($"{fault.Row} {fault.Field} '{fault.Value}': {fault.Message}"))],
    };
}
