using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Metadata;

/// <summary>Writes nothing but a dot, and reads nothing.</summary>
internal sealed class DeafFormat() : MessageFormat("deaf", "text/deaf", "text/deaf")
{
    public override Task WriteAsync(HttpResponse response, object body, Message? message) =>
        response.BodyWriter.WriteAsync("."u8.ToArray()).AsTask();

    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Failure?>(new(StatusCodes.Status400BadRequest, "Deaf", "Nothing can be read."));
}
