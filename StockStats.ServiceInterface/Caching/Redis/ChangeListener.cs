using System.Threading.Channels;
using StackExchange.Redis;

namespace StockStats.ServiceInterface.Caching.Redis;

/// <summary>Hears from other servers that they have committed something, and then asks the database at once what.</summary>
internal sealed class ChangeListener(RedisLink link, ChangePoller poller, ChangeAnnouncer self, TimeProvider clock)
{
    /// <summary>Least time from one poll for a word to the next: many words in a row are answered by one poll.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>A poll that was under way when the word came may have begun before the commit; the one after it did not.</summary>
    private const int Tries = 2;

    private readonly Channel<bool> _heard = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _isListening;

    /// <summary>Begins to listen, where that has not been done yet. After a lost connection the client does so by itself.</summary>
    public async Task ListenAsync()
    {
        if (_isListening) return;
        var answer = await link.AskAsync(async redis =>
        {
            await redis.GetSubscriber().SubscribeAsync(RedisChannel.Pattern(ChangeAnnouncer.ChannelStart + "*"), Hear);
            return true;
        });
        _isListening = answer.Came;
    }

    /// <summary>Polls for each word that comes, until it is told to stop.</summary>
    public async Task PollAsync(CancellationToken stoppingToken)
    {
        while (await _heard.Reader.WaitToReadAsync(stoppingToken))
        {
            _heard.Reader.TryRead(out _);
            var heard = clock.GetTimestamp();
            var tries = 0;
            do
            {
                await poller.PollAsync();
            }
            while (++tries < Tries && !(poller.State.Success >= heard));
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private void Hear(RedisChannel channel, RedisValue teller)
    {
        if (channel == ChangeAnnouncer.ChannelStart + poller.DatabaseId && teller != self.Name) _heard.Writer.TryWrite(true);
    }
}
