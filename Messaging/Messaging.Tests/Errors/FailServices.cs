using ServiceStack;
using ServiceStack.Model;

namespace Messaging.Tests.Errors;

public sealed class Fail : IGet, IReturn<FailResponse>
{
    public string Kind { get; set; } = "";
}

public sealed class FailResponse
{
    public string Own { get; set; } = "start";

    public ResponseStatus? ResponseStatus { get; set; }
}

public sealed class FailBare : IGet, IReturn<List<int>>
{
    public string Kind { get; set; } = "";
}

public sealed class FailNot : IPut, IReturnVoid;

public sealed class FailLate : IGet, IReturn<FailLateResponse>
{
    /// <summary>Characters that are written before the failure.</summary>
    public int After { get; set; }
}

public sealed class FailLateResponse
{
    public List<string> Before { get; set; } = [];

    public double NotFinite { get; set; } = double.NaN;
}

/// <summary>What a service throws when asked for an exception of some kind.</summary>
public sealed record FailKinds(Func<string, Exception> Make);

public sealed class FailServices(FailKinds kinds) : IService
{
    public FailResponse Get(Fail request) => throw kinds.Make(request.Kind);

    public List<int> Get(FailBare request) => throw kinds.Make(request.Kind);

    public Task Put(FailNot _) => Task.CompletedTask;

    public FailLateResponse Get(FailLate request) => new() { Before = [.. Enumerable.Repeat("x", request.After)] };
}

public sealed class WaitForever : IGet, IReturnVoid;

public sealed class WaitSignals
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Canceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed class WaitServices(WaitSignals signals) : IService
{
    public async Task GetAsync(WaitForever _, CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => canceled.SetResult());
        signals.Started.SetResult();
        await canceled.Task;
        signals.Canceled.SetResult();
        cancellationToken.ThrowIfCancellationRequested();
    }
}

public sealed class RangeException(string parameter, object value, string message) : ArgumentOutOfRangeException(parameter, value, message);

public sealed class CodedException(string message) : Exception(message), IHasErrorCode
{
    public string ErrorCode => "SoldOut";
}

public sealed class ConvertedException : Exception, IResponseStatusConvertible
{
    public ResponseStatus ToResponseStatus() =>
        new("Converted", "In its own words") { Errors = [new() { ErrorCode = "Odd", FieldName = "kind", Message = "It is odd." }] };
}
