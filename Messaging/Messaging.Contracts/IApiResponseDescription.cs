namespace ServiceStack;

/// <summary>One way a message may be answered.</summary>
public interface IApiResponseDescription
{
    /// <summary>The HTTP status.</summary>
    int StatusCode { get; }

    /// <summary>When it is answered so.</summary>
    string Description { get; }
}
