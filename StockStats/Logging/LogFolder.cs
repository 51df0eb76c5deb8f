namespace StockStats.Logging;

/// <summary>Finds out before anything is logged whether files can be: a log that cannot be kept is no reason not to serve.</summary>
internal static class LogFolder
{
    /// <summary>Makes the folder, where it is missing.</summary>
    /// <returns>Why no file can be written there, for people; null where one can.</returns>
    public static string? FindTrouble(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            using (File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose)) return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }
}
