using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "reads_results",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "results_error",
                table: "channels",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "results_read_at",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "results_rest_until",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delivery_result_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    likes = table.Column<long>(type: "INTEGER", nullable: true),
                    shares = table.Column<long>(type: "INTEGER", nullable: true),
                    replies = table.Column<long>(type: "INTEGER", nullable: true),
                    views = table.Column<long>(type: "INTEGER", nullable: true),
                    reach = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_result_points", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_result_points_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivery_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    handle = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    likes = table.Column<long>(type: "INTEGER", nullable: true),
                    shares = table.Column<long>(type: "INTEGER", nullable: true),
                    replies = table.Column<long>(type: "INTEGER", nullable: true),
                    views = table.Column<long>(type: "INTEGER", nullable: true),
                    reach = table.Column<long>(type: "INTEGER", nullable: true),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    missing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_results", x => x.id);
                    table.ForeignKey(
                        name: "FK_delivery_results_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "noticeboard_reactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    activity_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_noticeboard_reactions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_result_points_delivery_id_at",
                table: "delivery_result_points",
                columns: new[] { "delivery_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_results_agency_id_gone_at",
                table: "delivery_results",
                columns: new[] { "agency_id", "gone_at" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_results_agency_id_sent_at",
                table: "delivery_results",
                columns: new[] { "agency_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_results_channel_id_next_at",
                table: "delivery_results",
                columns: new[] { "channel_id", "next_at" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_results_delivery_id",
                table: "delivery_results",
                column: "delivery_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_reactions_agency_id_actor_hash",
                table: "noticeboard_reactions",
                columns: new[] { "agency_id", "actor_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_noticeboard_reactions_post_id_kind_actor_hash",
                table: "noticeboard_reactions",
                columns: new[] { "post_id", "kind", "actor_hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivery_result_points");

            migrationBuilder.DropTable(
                name: "delivery_results");

            migrationBuilder.DropTable(
                name: "noticeboard_reactions");

            migrationBuilder.DropColumn(
                name: "reads_results",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "results_error",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "results_read_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "results_rest_until",
                table: "channels");
        }
    }
}
