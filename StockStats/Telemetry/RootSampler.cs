using System.Diagnostics;
using OpenTelemetry.Trace;

namespace StockStats.Telemetry;

/// <summary>
/// Which spans begin a trace: a share of the requests and ingests. What asks the database or Redis by itself, four times a second,
/// begins none.
/// </summary>
/// <param name="share">0 to 1.</param>
internal sealed class RootSampler(double share) : Sampler
{
    private readonly TraceIdRatioBasedSampler _share = new(share);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind == ActivityKind.Client ? new(SamplingDecision.Drop) : _share.ShouldSample(in samplingParameters);
}
