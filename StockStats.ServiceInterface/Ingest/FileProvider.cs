using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Prices in a file, in every .csv and .json file of a folder (not of folders in it), or on standard input. Prices count as the
/// format's own basis unless the request names one.
/// </summary>
internal sealed class FileProvider(PriceReader reader, InputStreams streams, ILogger<FileProvider> log) : IPriceProvider
{
    private const string StandardInput = "-";

    public string Name => ProviderNames.File;

    public async IAsyncEnumerable<FetchResult> FetchAsync(
        FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var format = PriceFormats.Named(request.Format);
        var symbol = Symbol(request.Symbol);
        foreach (var input in Inputs(request.Path))
        {
            foreach (var result in await ReadAsync(input, format, symbol, request, cancellationToken)) yield return result;
        }
    }

    private static string? Symbol(string? text)
    {
        if (text is null) return null;
        return SymbolName.TryNormalize(text, out var symbol)
            ? symbol
            : throw new WrongUsageException($"--symbol '{text}' is not a symbol: {SymbolName.Rule}");
    }

    private List<Input> Inputs(string? path)
    {
        if (string.IsNullOrEmpty(path)) throw new WrongUsageException("--path is missing: a file, a folder, or - for standard input");
        if (path is StandardInput) return [new("standard input", streams.OpenStandardInput)];
        try
        {
            // Not File.Exists, which calls absent what it may not look at.
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory) ? InFolder(path) : [SingleFile(path)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUsageException($"--path '{path}' does not exist");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Opening it fails likewise, and there every failure becomes a refusal.
            return [SingleFile(path)];
        }
    }

    private List<Input> InFolder(string path)
    {
        List<Input> files = [.. Directory.EnumerateFiles(path).Where(IsPriceFile).Order(StringComparer.Ordinal).Select(SingleFile)];
        return files.Count > 0
            ? files
            : [new(path, () => throw new ContentRefusedException(RefusalKind.NoData, "the folder holds no .csv or .json file"))];
    }

    private Input SingleFile(string path) => new(path, () => streams.OpenFile(path));

    private static bool IsPriceFile(string path) =>
        Path.GetExtension(path.AsSpan()) is var extension
        && (extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || extension.Equals(".json", StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<FetchResult>> ReadAsync(
        Input input, IPriceFormat? format, string? symbol, FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = input.Open();
            var pipe = PipeReader.Create(stream, new(bufferSize: 64 * 1024, leaveOpen: true));
            var chosen = Choose(format, await HeadAsync(pipe, cancellationToken));
            var description = new InputDescription(input.Name, $"file:{chosen.Name}", symbol, request.Basis, request.Range);
            return await reader.ReadAsync(chosen, pipe.AsStream(), description, cancellationToken);
        }
        catch (ContentRefusedException refused)
        {
            return [new FetchRefused(input.Name, refused.Kind, $"{input.Name}: {refused.Message}")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.Unreadable(log, input.Name, e);
            var reason = e is UnauthorizedAccessException ? "there is no permission to read" : "the operating system could not read";
            return [new FetchRefused(input.Name, RefusalKind.Unreadable, $"{input.Name}: {reason} it")];
        }
    }

    private static async Task<ContentHead> HeadAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        var read = await pipe.ReadAtLeastAsync(ContentHead.Length, cancellationToken);
        var head = ContentHead.Of(read.Buffer.Slice(0, Math.Min(read.Buffer.Length, ContentHead.Length)).ToArray());
        pipe.AdvanceTo(read.Buffer.Start);
        return head;
    }

    private static IPriceFormat Choose(IPriceFormat? named, ContentHead head)
    {
        if (named is null) return PriceFormats.Detect(head);
        return head.IsJson && !named.Recognizes(head) ? throw ContentRefusedException.NotPrices($"it is JSON, not {named.Name}") : named;
    }

    private sealed record Input(string Name, Func<Stream> Open);
}
