using Messaging.Formats;

namespace Messaging.Metadata.Samples;

/// <summary>The examples of a message.</summary>
/// <param name="Requests">One for each route and verb.</param>
/// <param name="Bodies">The body of those requests that have one, in each format that can carry it; empty where none has one.</param>
/// <param name="Answers">The answer in each format; empty where there is none to show.</param>
/// <param name="Error">Null where nothing in a request of the message can be wrong.</param>
internal sealed record MessageExamples(
    IReadOnlyList<SampleRequest> Requests,
    IReadOnlyList<FormattedSample> Bodies,
    IReadOnlyList<FormattedSample> Answers,
    SampleAnswer? Error)
{
    /// <summary>The same, with the examples of one format before those of others.</summary>
    public MessageExamples StartingWith(MessageFormat format)
    {
        return this with { Bodies = Sort(Bodies), Answers = Sort(Answers) };

        IReadOnlyList<FormattedSample> Sort(IReadOnlyList<FormattedSample> samples) =>
            [.. samples.OrderBy(sample => sample.Format != format)];
    }
}

/// <summary>A body in one format.</summary>
internal sealed record FormattedSample(MessageFormat Format, SampleAnswer Sample);
