using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.OpenApi;

/// <summary>A format that is only named: documents do not write in it.</summary>
internal sealed class FakeFormat(string name, string mediaType) : MessageFormat(name, mediaType, mediaType)
{
    public override Task WriteAsync(HttpResponse response, object body, Message? message) => throw new NotSupportedException();

    public override ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
