using Messaging.Errors;
using ServiceStack;

namespace Messaging.Tests.Clients;

/// <summary>Is answered to those only who bring the token.</summary>
[ValidateIsAuthenticated]
public sealed class TellCaller : IGet, IReturn<TellCallerResponse>;

public sealed class TellCallerResponse
{
    public string Name { get; set; } = "";

    public ResponseStatus? ResponseStatus { get; set; }
}

public sealed class TellText : IGet, IReturn<string>
{
    public string Text { get; set; } = "";
}

public sealed class TellBytes : IGet, IReturn<byte[]>
{
    public int Count { get; set; }
}

public sealed class CallerServices : IService
{
    public static void Configure(MessagingOptions options)
    {
        options.Services.Add(typeof(CallerServices));
        options.RequestValidators["IsAuthenticated"] = _ => (context, _) =>
            ValueTask.FromResult<Failure?>(
                context.Request.Headers.Authorization == "Bearer secret" ? null : new(401, "Unauthorized", "Sign in first."));
    }

    public TellCallerResponse Get(TellCaller request) => new() { Name = request.GetType().Name };

    public string Get(TellText request) => request.Text;

    public byte[] Get(TellBytes request) => [.. Enumerable.Range(0, request.Count).Select(number => (byte)number)];
}
