using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Formats;

/// <summary>
/// A way of writing requests and responses, registered by content type. Services never know which one is used.
/// One instance serves all requests at once.
/// </summary>
/// <param name="name">Short name in lower case, as in <c>json</c>: the suffix of routes and the value of <c>?format=</c>.</param>
/// <param name="contentType">What answers are labelled with, such as <c>application/json; charset=utf-8</c>.</param>
/// <param name="mediaTypes">What Accept and Content-Type may call it, without parameters, the format's own first.</param>
public abstract class MessageFormat(string name, string contentType, params IReadOnlyList<string> mediaTypes)
{
    public string Name { get; } = name;

    public string ContentType { get; } = contentType;

    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;

    /// <summary>Makes ready what reading and writing a message needs; called once for each message, at start.</summary>
    /// <exception cref="MessageDeclarationException">The message cannot be read or written in this format.</exception>
    public virtual void Prepare(Message message)
    {
    }

    /// <summary>Writes the headers that are this format's own, and the body. Status, Content-Type and Vary are set before.</summary>
    /// <param name="response">Written to through its <c>BodyWriter</c>.</param>
    /// <param name="body">A response, or the body of an error.</param>
    /// <param name="message">What it answers; null where no message was found.</param>
    public abstract Task WriteAsync(HttpResponse response, object body, Message? message);

    /// <summary>Reads a body, known not to be empty, into a request.</summary>
    /// <returns>Why the body as a whole cannot be read; null where it can, errors of single fields being the binding's.</returns>
    public abstract ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken);

    /// <summary>Reads a body, known not to be empty, as a list of requests. A format without such lists refuses it with 415.</summary>
    /// <returns>Why the body as a whole cannot be read; null where it can, errors of single elements being the batch's.</returns>
    public virtual ValueTask<Failure?> ReadBatchAsync(PipeReader body, RequestBatch batch, CancellationToken cancellationToken) =>
        new(Failures.NoBatch(MediaTypes[0]));
}
