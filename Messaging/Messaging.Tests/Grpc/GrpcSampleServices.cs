using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Messaging.Errors;
using Messaging.Tests.Hosting;
using ServiceStack;

namespace Messaging.Tests.Grpc;

public sealed class GrpcSampleServices(Waiting waiting) : IService
{
    /// <summary>A header that the check of scopes reads.</summary>
    public const string ScopeHeader = "x-scope";

    public const string Secret = "connection string with a password";

    public static void Configure(MessagingOptions options)
    {
        options.Services.Add(typeof(GrpcSampleServices));
        options.RequestValidators["HasScope"] = arguments => (context, _) => new(
            context.Request.Headers[ScopeHeader].Contains(arguments[0], StringComparer.Ordinal)
                ? null
                : new Failure(401, "Unauthorized", $"The scope {arguments[0]} is needed.")
                {
                    Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["WWW-Authenticate"] = "Bearer" },
                });
        options.MapException = exception => exception switch
        {
            NoDataException none => new(404, "NoData", none.Message),
            TimeoutException => new(503, "StorageUnavailable", "Storage is away.") { RetryAfter = TimeSpan.FromSeconds(1.5) },
            _ => null,
        };
    }

    public QueryPricesResponse Get(QueryPrices request) => new()
    {
        Data = [.. Enumerable.Range(0, request.Limit ?? 5).Select(day => new PriceRow
        {
            Symbol = request.Symbol!,
            Date = (request.StartDate ?? new(1990, 1, 1)).AddDays(day),
            ClosePrice = 100 + (day / 100m),
            Volume = 1_000_000 + day,
        })],
    };

    public QueryPricesResponse Post(StorePrices request) => new() { Data = request.Data };

    public Task<GetTotalsResponse?> Get(GetTotals request) =>
        Task.FromResult(request.Rows == 0 ? null : new GetTotalsResponse { Rows = request.Rows });

    public void Any(Ping request) => waiting.Pings.Enqueue(request.Text ?? "");

    public void Delete(DeletePrices request) => waiting.Pings.Enqueue(request.Symbol!);

    public QueryPricesResponse Post(FailHow request) => request.How switch
    {
        "NoData" => throw new NoDataException("No data for 'XÄÖ' on 2024-02-30"),
        "Away" => throw new TimeoutException(Secret),
        "Fields" => throw new ValidationException([.. Enumerable.Range(0, request.Count).Select(NegativePrice)]),
        "Long" => throw new NoDataException(string.Concat(Enumerable.Repeat("\U0001F4C8", request.Count))),
        _ => throw new InvalidOperationException(Secret),
    };

    private static ValidationFailure NegativePrice(int row) =>
        new(string.Create(CultureInfo.InvariantCulture, $"data[{row}].close_price"), "'-1' must not be negative");

#pragma warning disable IDE0060 // the request says which message it is
    public async Task<QueryPricesResponse> Post(WaitForEver request, CancellationToken cancellationToken)
#pragma warning restore IDE0060
    {
        await using var registration = cancellationToken.Register(waiting.Ended.SetResult);
        waiting.Begun.SetResult();
        await waiting.Ended.Task;
        cancellationToken.ThrowIfCancellationRequested();
        return new();
    }
}

/// <summary>What the services were asked, and how far a request that waits has come.</summary>
public sealed class Waiting
{
    public System.Collections.Concurrent.ConcurrentQueue<string> Pings { get; } = [];

    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A rule of two fields, as FluentValidation has them.</summary>
public sealed class QueryPricesValidator : AbstractValidator<QueryPrices>
{
    public QueryPricesValidator() =>
        RuleFor(request => request.StartDate).Must((request, start) => start != new DateOnly(1900, 1, 1) || request.Limit is null)
            .WithErrorCode("TooEarly").WithMessage("1900-01-01 is too early for a limit");
}
