using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;

namespace StockStats.Tests.Ingest.Support;

/// <summary>Content given to the file provider as its standard input.</summary>
internal static class Inputs
{
    /// <summary>What reading the content gives; <paramref name="change"/> adds a symbol, basis or format to the request.</summary>
    public static Task<List<FetchResult>> ReadAsync(string content, Func<FetchRequest, FetchRequest>? change = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(content), change);

    public static async Task<List<FetchResult>> ReadAsync(byte[] content, Func<FetchRequest, FetchRequest>? change = null)
    {
        using var sources = new Sources(more: services => services.AddSingleton(
            new InputStreams(_ => throw new NotSupportedException(), () => new Trickle(content))));
        return await sources.ReadAsync((change ?? (same => same))(new FetchRequest([], "-")));
    }

    /// <summary>The prices of content that holds one symbol.</summary>
    public static async Task<FetchedPrices> PricesAsync(string content, Func<FetchRequest, FetchRequest>? change = null) =>
        (FetchedPrices)(await ReadAsync(content, change)).Single();

    /// <summary>The refusal of content that is no prices.</summary>
    public static async Task<FetchRefused> RefusalAsync(string content, Func<FetchRequest, FetchRequest>? change = null) =>
        (FetchRefused)(await ReadAsync(content, change)).Single();

    /// <summary>A stream that, like a pipe, cannot seek and gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }
}
