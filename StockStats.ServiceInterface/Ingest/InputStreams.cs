namespace StockStats.ServiceInterface.Ingest;

/// <summary>How files and standard input are opened for reading.</summary>
internal sealed record InputStreams(Func<string, Stream> OpenFile, Func<Stream> OpenStandardInput)
{
    /// <summary>This process's own.</summary>
    public static readonly InputStreams System = new(File.OpenRead, Console.OpenStandardInput);
}
