using System.IO.Pipelines;
using System.Text;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Metadata;

/// <summary>Writes the name of what it is given, and takes any body for an odd one.</summary>
internal sealed class ShoutFormat() : MessageFormat("shout", "text/shout", "text/shout")
{
    public override Task WriteAsync(HttpResponse response, object body, Message? message)
    {
        var text = $"{body.GetType().Name.ToUpperInvariant()} of {message}\r\n";
        return response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
    }

    public override async ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken)
    {
        while (await body.ReadAsync(cancellationToken) is { IsCompleted: false } read)
            body.AdvanceTo(read.Buffer.End);
        if (binding.Message.FindField("name") is { } name)
            binding.SetText(name, "odd");
        return null;
    }
}
