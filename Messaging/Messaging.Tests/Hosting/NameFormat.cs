using System.IO.Pipelines;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;
using Messaging.Formats;
using Microsoft.AspNetCore.Http;
using StockStats.ServiceModel;

namespace Messaging.Tests.Hosting;

/// <summary>Answers with the name of the body's type, and reads every body as one row for each of its bytes.</summary>
internal sealed class NameFormat() : MessageFormat("name", "text/name", "text/name")
{
    public override Task WriteAsync(HttpResponse response, object body, Message? message) => response.WriteAsync(body.GetType().Name);

    public override async ValueTask<Failure?> ReadAsync(PipeReader body, RequestBinding binding, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancellationToken);
        binding.SetValue(binding.Message.FindField("data")!, bytes.ToArray().Select(_ => new FinancialData()).ToList());
        return null;
    }
}
