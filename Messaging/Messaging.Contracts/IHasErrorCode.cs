namespace ServiceStack;

/// <summary>An exception with an error code of its own, instead of its type's name.</summary>
public interface IHasErrorCode
{
    string ErrorCode { get; }
}
