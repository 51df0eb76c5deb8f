using System.ComponentModel;
using System.Net;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("ingest")]
[Api("Begins to bring prices in from AlphaVantage, in the background of the server, one run at a time. Running again is always safe. QueryIngestRuns tells how it goes.")]
[Route("/api/ingest", "POST", Summary = "Starts an ingest in the background")]
[ApiResponse(HttpStatusCode.Conflict, "Another run is at work (`IngestAtWork`); the message has its number.")]
[ValidateHasScope(Scopes.IngestRun)]
[DataContract]
public sealed class StartIngest : IPost, IReturn<StartIngestResponse>
{
    /// <summary>What a bad row means where the request does not say.</summary>
    public const RowErrorPolicy DefaultOnError = RowErrorPolicy.Reject;

    [DataMember(Name = "symbols", Order = 1)]
    [ApiMember(Description = "Symbols to fetch, at most 1000. Absent or empty: those of the server's setting Ingest:Symbols.")]
    public List<string>? Symbols { get; set; }

    [DataMember(Name = "outputsize", Order = 2)]
    [ApiMember(Description = "How much history to ask for: compact, the latest 100 days, or full. Absent: the server's setting AlphaVantage:OutputSize.")]
    public HistorySize? OutputSize { get; set; }

    [DataMember(Name = "start_date", Order = 3)]
    [ApiMember(Description = "First day to store, inclusive, YYYY-MM-DD. Absent: all that the provider answers.")]
    public DateOnly? StartDate { get; set; }

    [DataMember(Name = "end_date", Order = 4)]
    [ApiMember(Description = "Last day to store, inclusive, YYYY-MM-DD. Absent: all that the provider answers.")]
    public DateOnly? EndDate { get; set; }

    [DataMember(Name = "on_error", Order = 5), DefaultValue(DefaultOnError)]
    [ApiMember(Description = "What a bad row means: reject (where absent) stores nothing of its symbol, skip stores the other rows.")]
    public RowErrorPolicy? OnError { get; set; }
}

[DataContract]
public sealed class StartIngestResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "run_id", Order = 1)]
    [ApiMember(Description = "The number of the run that began.")]
    public long RunId { get; set; }

    [DataMember(Name = "info", Order = 2)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 3)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}
