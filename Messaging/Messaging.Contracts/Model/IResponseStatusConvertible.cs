#nullable disable // as in ServiceStack, which says nothing about nullability here

namespace ServiceStack.Model;

/// <summary>An exception that says itself how it is reported to the client.</summary>
public interface IResponseStatusConvertible
{
    ResponseStatus ToResponseStatus();
}
