using System.ComponentModel;
using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceModel;

[Tag("ingest")]
[Api("The record of ingests and posts, the latest first, in pages.")]
[Route("/api/ingest", "GET", Summary = "Ingest runs, the latest first")]
[DataContract]
public sealed class QueryIngestRuns : IGet, IReturn<QueryIngestRunsResponse>
{
    /// <summary>Runs a page where the request does not say.</summary>
    public const int DefaultLimit = 20;

    /// <summary>The page where the request does not say.</summary>
    public const int DefaultPage = 1;

    [DataMember(Name = "limit", Order = 1), ValidateInclusiveBetween(1, 1000), DefaultValue(DefaultLimit)]
    [ApiMember(Description = "Runs a page, 1 to 1000; 20 where absent.")]
    public int? Limit { get; set; }

    [DataMember(Name = "page", Order = 2), ValidateGreaterThan(0), DefaultValue(DefaultPage)]
    [ApiMember(Description = "Page number from 1; 1 where absent. A page past the end is empty.")]
    public int? Page { get; set; }
}

[DataContract]
public sealed class QueryIngestRunsResponse : IHasResponseStatus, IHasInfo
{
    [DataMember(Name = "data", Order = 1)]
    [ApiMember(Description = "The page's runs; empty past the end.")]
    public List<IngestRunInfo> Data { get; set; } = [];

    [DataMember(Name = "pagination", Order = 2)]
    [ApiMember(Description = "Where the page stands among all runs.")]
    public Pagination? Pagination { get; set; }

    [DataMember(Name = "budgets", Order = 3)]
    [ApiMember(Description = "What the providers' keys have spent of their day, which ends at midnight US/Eastern; empty where no key is set.")]
    public List<ProviderBudget> Budgets { get; set; } = [];

    [DataMember(Name = "info", Order = 4)]
    [ApiMember(Description = "The error message, empty where there is none.")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus", Order = 5)]
    [ApiMember(Description = "The error, absent where there is none.")]
    public ResponseStatus? ResponseStatus { get; set; }
}

/// <summary>One run of an ingest, or one post of prices.</summary>
[DataContract]
public sealed class IngestRunInfo
{
    [DataMember(Name = "id", Order = 1)]
    [ApiMember(Description = "Number of the run, rising with each one started.")]
    public long Id { get; set; }

    [DataMember(Name = "started_by", Order = 2)]
    [ApiMember(Description = "Who or what started it: task, schedule, or the name of an API key.")]
    public string StartedBy { get; set; } = "";

    [DataMember(Name = "provider", Order = 3)]
    [ApiMember(Description = "Where the prices came from: alphavantage, file, or post.")]
    public string Provider { get; set; } = "";

    [DataMember(Name = "symbols", Order = 4)]
    [ApiMember(Description = "What was asked for: symbols, or a path.")]
    public string Symbols { get; set; } = "";

    [DataMember(Name = "started_at", Order = 5)]
    [ApiMember(Description = "When it began, UTC.")]
    public DateTime StartedAt { get; set; }

    [DataMember(Name = "finished_at", Order = 6)]
    [ApiMember(Description = "When it ended, UTC; absent while it is at work.")]
    public DateTime? FinishedAt { get; set; }

    [DataMember(Name = "outcome", Order = 7)]
    [ApiMember(Description = "running, done, partial (some symbols or rows were not stored), no_prices, failed, or interrupted (the program ended in the middle; what it had stored stays).")]
    public string Outcome { get; set; } = "";

    [DataMember(Name = "inserted", Order = 8)]
    [ApiMember(Description = "Days that were not stored before; so far, while it is at work.")]
    public int Inserted { get; set; }

    [DataMember(Name = "updated", Order = 9)]
    [ApiMember(Description = "Stored days of which something differed.")]
    public int Updated { get; set; }

    [DataMember(Name = "unchanged", Order = 10)]
    [ApiMember(Description = "Rows that were stored already, and repeated ones.")]
    public int Unchanged { get; set; }

    [DataMember(Name = "rejected", Order = 11)]
    [ApiMember(Description = "Rows that were not stored.")]
    public long Rejected { get; set; }

    [DataMember(Name = "message", Order = 12)]
    [ApiMember(Description = "The first thing that went wrong; absent where nothing did.")]
    public string? Message { get; set; }
}

/// <summary>What the key of one provider has spent of its day.</summary>
[DataContract]
public sealed class ProviderBudget
{
    [DataMember(Name = "provider", Order = 1)]
    [ApiMember(Description = "Name of the provider.")]
    public string Provider { get; set; } = "";

    [DataMember(Name = "spent_today", Order = 2)]
    [ApiMember(Description = "Requests sent today, whatever became of them, by all processes of this database.")]
    public int SpentToday { get; set; }

    [DataMember(Name = "left_today", Order = 3)]
    [ApiMember(Description = "Requests left today; absent where the day has no limit.")]
    public int? LeftToday { get; set; }

    [DataMember(Name = "exhausted_until", Order = 4)]
    [ApiMember(Description = "When the provider, which refused the key for the day, may be asked again, UTC; absent where it did not.")]
    public DateTime? ExhaustedUntil { get; set; }
}
