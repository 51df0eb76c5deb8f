using Messaging.Errors;
using ServiceStack;

namespace Messaging.Documentation;

/// <summary>One way in which a request of any message can fail, as documents tell it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Name">Of the component of OpenAPI, such as <c>NotFound</c>.</param>
/// <param name="Description">When it is answered.</param>
/// <param name="ErrorCode">Of the example.</param>
/// <param name="Message">Of the example.</param>
/// <param name="Fits">Whether a message can be answered so, given whether it is asked with a body.</param>
internal sealed record GeneralError(
    int Status, string Name, string Description, string ErrorCode, string Message, Func<MessageDoc, bool, bool> Fits)
{
    /// <summary>What its error codes are, for people, where there are several; else the one of the example.</summary>
    public string? Codes { get; init; }

    /// <summary>A header that comes with it, and what it says; null for none.</summary>
    public (string Name, string Description)? Header { get; init; }

    /// <summary>True where the example says the same of a single field.</summary>
    public bool IsAboutField { get; init; }

    /// <summary>True for what not the message host itself answers, but what a program may put around it.</summary>
    public bool IsOfProgram { get; init; }

    /// <summary>The example.</summary>
    public ResponseStatus ToResponseStatus() => new(ErrorCode, Message)
    {
        Errors = IsAboutField ? [new() { ErrorCode = ErrorCode, FieldName = "some_field", Message = Message }] : null,
    };

    /// <summary>As metadata pages list it.</summary>
    public Failure ToFailure() => new(Status, Codes ?? ErrorCode, Description);
}
