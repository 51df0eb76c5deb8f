using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StockStats.ServiceInterface.Ingest.Files;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Sorting;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Ingest;

/// <summary>
/// Prices in a file, in the files of a folder or of an archive, or on standard input, gzip unpacked. Prices count as what the format or the
/// content says they are adjusted for, unless the request names a basis.
/// </summary>
internal sealed class FileProvider(PriceReader reader, InputStreams streams, SpoolFolder folder, ILogger<FileProvider> log) : IPriceProvider
{
    public string Name => ProviderNames.File;

    public async IAsyncEnumerable<FetchResult> FetchAsync(
        FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var format = PriceFormats.Named(request.Format);
        var asked = request with { Symbol = Symbol(request.Symbol) };
        var inputs = PriceInputs.Of(request.Path, streams);
        request.Progress?.Expect(inputs.Sum(input => input.Length));
        foreach (var input in inputs)
        {
            await foreach (var result in ResultsAsync(input, format, asked, cancellationToken)) yield return result;
        }
    }

    private static string? Symbol(string? text)
    {
        if (text is null) return null;
        return SymbolName.TryNormalize(text, out var symbol)
            ? symbol
            : throw new WrongUsageException($"--symbol '{text}' is not a symbol: {SymbolName.Rule}");
    }

    /// <summary>The results of an input; what goes wrong with it as a whole is one too, the last.</summary>
    private async IAsyncEnumerable<FetchResult> ResultsAsync(
        PriceInput input, IPriceFormat? format, FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var results = ReadAsync(input, format, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(input, results) is { } result) yield return result;
    }

    private async IAsyncEnumerable<FetchResult> ReadAsync(
        PriceInput input, IPriceFormat? format, FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var open = await OpenInput.OpenAsync(input, cancellationToken);
        if (open.IsArchive)
        {
            await foreach (var result in EntriesAsync(input, open, format, request, cancellationToken)) yield return result;
            yield break;
        }

        var head = ContentHead.Of(open.Head);
        var chosen = Choose(format, head);
        var description = new InputDescription(
            input.Name, $"file:{chosen.Name}", request.Symbol, request.Basis ?? chosen.BasisOf(head), request.Range)
        {
            DateOrder = await DateOrderAsync(open, chosen, head, request.DateOrder, cancellationToken),
            IsGrouped = await IsGroupedAsync(open, chosen, head, cancellationToken),
        };
        foreach (var result in reader.Read(chosen, open.Content, description, cancellationToken))
        {
            open.Tell(request.Progress);
            yield return result;
        }
    }

    private async IAsyncEnumerable<FetchResult> EntriesAsync(
        PriceInput input, OpenInput open, IPriceFormat? format, FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await open.KeepAsync(folder.Path);
        await using var archive = new ZipArchive(open.Content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in ZipEntries.Of(archive, input.Name))
        {
            open.Tell(request.Progress);
            await foreach (var result in ResultsAsync(entry, format, request, cancellationToken)) yield return result;
        }
    }

    /// <summary>The next result of an input, or why there is none.</summary>
    private async Task<FetchResult?> NextAsync(PriceInput input, IAsyncEnumerator<FetchResult> results)
    {
        try
        {
            return await results.MoveNextAsync() ? results.Current : null;
        }
        catch (ContentRefusedException refused)
        {
            return new FetchRefused(input.Name, refused.Kind, $"{input.Name}: {refused.Message}");
        }
        catch (InvalidDataException damaged)
        {
            IngestLog.Unreadable(log, input.Name, damaged);
            return new FetchRefused(input.Name, RefusalKind.Unreadable, $"{input.Name}: its compressed data is damaged or not complete");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.Unreadable(log, input.Name, e);
            var reason = e is UnauthorizedAccessException ? "there is no permission to read" : "the operating system could not read";
            return new FetchRefused(input.Name, RefusalKind.Unreadable, $"{input.Name}: {reason} it");
        }
    }

    private async Task<DateOrder> DateOrderAsync(
        OpenInput open, IPriceFormat format, ContentHead head, DateOrder? asked, CancellationToken cancellationToken)
    {
        if ((asked ?? format.KnownDateOrder(head)) is { } known) return known;
        await open.KeepAsync(folder.Path);
        var found = DateOrderScan.Find(format, open.Content, cancellationToken);
        await open.RewindAsync();
        return found;
    }

    /// <summary>A file is looked through before it is read; what comes but once, as standard input, is taken for unsorted.</summary>
    private static async Task<bool> IsGroupedAsync(OpenInput open, IPriceFormat format, ContentHead head, CancellationToken cancellationToken)
    {
        if (format.SymbolColumn(head) is not { } column) return !format.MixesSymbols;
        if (!open.CanRewind) return false;
        var isGrouped = await SymbolOrder.IsGroupedAsync(open.Content, column, cancellationToken);
        await open.RewindAsync();
        return isGrouped;
    }

    private static IPriceFormat Choose(IPriceFormat? named, ContentHead head)
    {
        if (named is null) return PriceFormats.Detect(head);
        if (head.IsJson && named is CsvPriceFormat) throw ContentRefusedException.NotPrices($"it is JSON, not {named.Name}");
        return !head.IsJson && named is not CsvPriceFormat ? throw ContentRefusedException.NotPrices($"it is not JSON, as {named.Name} is") : named;
    }
}
