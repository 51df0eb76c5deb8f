using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Sorting;
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
            await using var results = ReadAsync(input, format, symbol, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(input, results) is { } result) yield return result;
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

    private async IAsyncEnumerable<FetchResult> ReadAsync(
        Input input, IPriceFormat? format, string? symbol, FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = input.Open();
        var pipe = PipeReader.Create(stream, new(bufferSize: 64 * 1024, leaveOpen: true));
        var head = await HeadAsync(pipe, cancellationToken);
        var chosen = Choose(format, head);
        var description = new InputDescription(input.Name, $"file:{chosen.Name}", symbol, request.Basis, request.Range)
        {
            IsGrouped = await IsGroupedAsync(input, stream, chosen.SymbolColumn(head), cancellationToken),
        };
        if (stream.CanSeek) stream.Position = 0;
        var content = stream.CanSeek ? stream : pipe.AsStream();
        foreach (var result in reader.Read(chosen, content, description, cancellationToken)) yield return result;
    }

    /// <summary>The next result of an input; what goes wrong with the input as a whole is one too, the last.</summary>
    private async Task<FetchResult?> NextAsync(Input input, IAsyncEnumerator<FetchResult> results)
    {
        try
        {
            return await results.MoveNextAsync() ? results.Current : null;
        }
        catch (ContentRefusedException refused)
        {
            return new FetchRefused(input.Name, refused.Kind, $"{input.Name}: {refused.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.Unreadable(log, input.Name, e);
            var reason = e is UnauthorizedAccessException ? "there is no permission to read" : "the operating system could not read";
            return new FetchRefused(input.Name, RefusalKind.Unreadable, $"{input.Name}: {reason} it");
        }
    }

    /// <summary>A file is looked through before it is read; what comes but once, as standard input, is taken for unsorted.</summary>
    private static async Task<bool> IsGroupedAsync(Input input, Stream stream, int? symbolColumn, CancellationToken cancellationToken)
    {
        if (symbolColumn is not { } column) return true;
        if (!stream.CanSeek) return false;
        await using var again = input.Open();
        return await SymbolOrder.IsGroupedAsync(again, column, cancellationToken);
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
