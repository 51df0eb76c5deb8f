namespace Messaging.Routing;

/// <summary>How far a batch has come; a feature of its request, so that an error can say at which element it happened.</summary>
internal sealed class BatchProgress
{
    /// <summary>Header of every answer to a batch: how many elements were run to their end.</summary>
    public const string CompletedHeader = "X-AutoBatch-Completed";

    /// <summary>Key in <c>responseStatus.meta</c>: the element that failed, from 0.</summary>
    public const string IndexKey = "AutoBatchIndex";

    /// <summary>The element at work, from 0; null before the first one.</summary>
    public int? Index { get; set; }
}
