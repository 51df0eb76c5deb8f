namespace ServiceStack;

/// <summary>A response DTO that can report an error.</summary>
public interface IHasResponseStatus
{
    /// <summary>Null, or without an error code, when all went well.</summary>
    ResponseStatus? ResponseStatus { get; set; }
}
