using System.Text.Json;

namespace StockStats.Benchmarks.Reads;

/// <summary>Requests of one kind over generated prices: drawn by a script for the load, and here for samples whose answers are checked.</summary>
internal abstract class ReadKind(DataSet data)
{
    /// <summary>The prices that are asked for.</summary>
    protected DataSet Data { get; } = data;

    /// <summary>Their days, in order.</summary>
    protected DateOnly[] Dates { get; } = data.Dates();

    /// <summary>A script for wrk that draws a request each time.</summary>
    /// <param name="server">Whom it asks.</param>
    /// <param name="seed">With the same seed it draws the same requests.</param>
    public string Script(Uri server, int seed) => RequestScript.Of(Data, server, seed, DrawingLua);

    /// <summary>Draws a request.</summary>
    public abstract SampledRead Draw(Random random);

    /// <summary>The body of a Lua function that draws a request from <c>names</c> and <c>days</c> and gives its text, which ends with <c>tail</c>.</summary>
    protected abstract string DrawingLua { get; }
}

/// <summary>A request, and what its answer has to be.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="FindFault">Says what is wrong with the answer; null where it is right.</param>
internal sealed record SampledRead(string Path, Func<JsonElement, string?> FindFault);
