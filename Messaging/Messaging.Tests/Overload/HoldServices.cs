using System.Collections.Concurrent;
using System.Runtime.Serialization;
using ServiceStack;

namespace Messaging.Tests.Overload;

/// <summary>Is answered when the test says so.</summary>
[DataContract]
public sealed class Hold : IPost, IReturn<HoldResponse>
{
    [DataMember(Name = "name", Order = 1)]
    public string? Name { get; set; }
}

[DataContract]
public sealed class HoldResponse : IHasResponseStatus
{
    [DataMember(Name = "name", Order = 1)]
    public string? Name { get; set; }

    [DataMember(Name = "responseStatus", Order = 2)]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>Is answered at once, with as many rows as asked for.</summary>
[DataContract]
public sealed class ListHeld : IGet, IReturn<ListHeldResponse>
{
    [DataMember(Name = "rows", Order = 1)]
    public int Rows { get; set; }
}

[DataContract]
public sealed class ListHeldResponse : IHasResponseStatus
{
    [DataMember(Name = "data", Order = 1)]
    public List<HeldRow> Data { get; set; } = [];

    [DataMember(Name = "responseStatus", Order = 2)]
    public ResponseStatus? ResponseStatus { get; set; }
}

[DataContract]
public sealed class HeldRow
{
    [DataMember(Name = "text", Order = 1)]
    public string Text { get; set; } = "";
}

public sealed class HoldServices(Holds holds) : IService
{
    private const int RowLength = 100;

    public async Task<HoldResponse> Post(Hold request, CancellationToken cancellationToken)
    {
        holds.Begun.Enqueue(request.Name ?? "");
        try
        {
            await holds.Until.Task.WaitAsync(cancellationToken);
            return new() { Name = request.Name };
        }
        finally
        {
            holds.Ended.Enqueue(request.Name ?? "");
        }
    }

    public ListHeldResponse Get(ListHeld request)
    {
        holds.Listed.Enqueue(request.Rows);
        return new() { Data = [.. Enumerable.Range(0, request.Rows).Select(_ => new HeldRow { Text = new('x', RowLength) })] };
    }
}

/// <summary>What the services were asked, and until when they hold their answers.</summary>
public sealed class Holds
{
    public ConcurrentQueue<string> Begun { get; } = [];

    public ConcurrentQueue<string> Ended { get; } = [];

    public ConcurrentQueue<int> Listed { get; } = [];

    public TaskCompletionSource Until { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
