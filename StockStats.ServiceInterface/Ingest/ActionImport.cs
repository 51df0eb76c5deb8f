using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>Stores actions that came by themselves, and says what became of them. They are not counted among the rows of an import.</summary>
internal sealed class ActionImport(IPriceStore store, ImportRequest request)
{
    /// <summary>Stores one symbol's actions in a transaction of their own.</summary>
    public async Task<ImportResult> StoreAsync(FetchedActions fetched, CancellationToken cancellationToken)
    {
        var firstRejected = fetched.Rejected is [var first, ..] ? first : null;
        var result = new ImportResult(fetched.Subject, default, 0, 0, Problem(fetched), FirstRejected: firstRejected) { Note = Name(fetched.Actions.Lists) };
        if (fetched.Rejected.Count > 0 && request.OnError == OnError.Reject) return result with { Actions = default(WriteCounts) };
        if (request.DryRun) return result with { Actions = new(fetched.Actions.Actions.Count, 0, 0) };
        var write = await store.WriteActionsAsync(fetched.Actions, cancellationToken);
        return result with { Actions = write.Counts, Problem = write.Conflict?.Message ?? result.Problem };
    }

    private string? Problem(FetchedActions fetched)
    {
        if (fetched.Rejected.Count == 0) return null;
        var received = fetched.Rejected.Count + fetched.Actions.Actions.Count;
        var rejected = FormattableString.Invariant($"{fetched.Rejected.Count} of {received} rejected");
        return request.OnError == OnError.Reject ? $"{rejected}; none of them is stored (--on-error skip stores the others)" : rejected;
    }

    private static string Name(ActionLists lists) => lists switch
    {
        ActionLists.Splits => "splits",
        ActionLists.Dividends => "dividends",
        _ => "splits and dividends",
    };
}
